//! What published schemas say beyond what can be derived from types.
//!
//! Keeps true: in a schema, what writers leave out is never `null`. Leaves to others: which types have
//! a schema.

use schemars::transform::transform_subschemas;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

/// Takes `null` out of every property that may be left out.
pub(crate) fn left_out(schema: &mut Schema) {
    let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for (name, property) in properties.into_iter().flatten() {
        if !required.iter().any(|one| one == name) {
            without_null(property);
        }
    }
    transform_subschemas(&mut left_out, schema);
}

/// The schema of a member that is always written, and be it as `null`.
pub(crate) fn or_null<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<Option<T>>()
}

/// Undoes what deriving adds for an [`Option`]: `null` among the types, or beside a reference.
fn without_null(property: &mut Value) {
    let Some(property) = property.as_object_mut() else { return };
    if let Some(Value::Array(types)) = property.get_mut("type") {
        types.retain(|one| one != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            property.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = property.get("anyOf")
        && let [Value::Object(real), Value::Object(null)] = choices.as_slice()
        && null.get("type").is_some_and(|one| one == "null")
    {
        let real = real.clone();
        property.remove("anyOf");
        property.extend(real);
    }
}

#[cfg(test)]
mod tests {
    use schemars::schema_for;

    use super::*;
    use crate::record::Record;
    use crate::template::TemplateFile;

    /// Every place where an object may lack a member that it may also have as `null`.
    fn loose(schema: &Value, place: &str, found: &mut Vec<String>) {
        let Value::Object(object) = schema else { return };
        for (name, inner) in object {
            loose(inner, &format!("{place}/{name}"), found);
        }
        let arrays = object.values().filter_map(Value::as_array).flatten();
        arrays.for_each(|inner| loose(inner, place, found));
        let Some(Value::Object(properties)) = object.get("properties") else { return };
        let required = object.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        for (name, property) in properties {
            if property.to_string().contains("\"null\"") && !required.iter().any(|one| one == name) {
                found.push(format!("{place}/{name}"));
            }
        }
    }

    #[test]
    fn what_a_bundle_leaves_out_its_schemas_do_not_take_as_null() {
        let mut found = Vec::new();
        loose(schema_for!(Record).as_value(), "record", &mut found);
        loose(schema_for!(TemplateFile).as_value(), "template", &mut found);
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn what_is_always_written_is_required_even_where_it_may_be_null() {
        let schema = schema_for!(Record);
        let required = schema.get("required").and_then(Value::as_array).unwrap();
        assert!(required.contains(&Value::from("parent")));
        assert!(schema.pointer("/properties/parent").unwrap().to_string().contains("\"null\""));
    }
}
