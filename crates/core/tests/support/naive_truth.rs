//! The naive implementation of expressions, over their wire form.
//!
//! A scalar is JSON as well: nothing, true or false, a number, a text, or a list of year, month, day.

use std::cmp::Ordering;

use serde_json::{Map, Value, json};

use super::naive::Naive;
use super::notes::Spot;

impl Naive<'_> {
    /// Whether an expression holds in the head or a talk; what has none holds.
    pub fn holds(&self, expression: &Value, talk: &str, fields: Option<&Map<String, Value>>) -> bool {
        expression.is_null() || self.scalar(expression, talk, fields) == json!(true)
    }

    fn scalar(&self, expression: &Value, talk: &str, fields: Option<&Map<String, Value>>) -> Value {
        if expression == "today" {
            let day = if talk.is_empty() { &self.notes.head["created"] } else { &self.talk(talk)["date"] };
            return day_of(day.as_str().unwrap());
        }
        let (operation, inner) = expression.as_object().unwrap().iter().next().unwrap();
        let parts = || inner.as_array().unwrap().iter().map(|part| self.holds(part, talk, fields));
        let value = || self.value(inner, talk, fields);
        match operation.as_str() {
            "all" => json!(!parts().any(|held| !held)),
            "any" => json!(parts().any(|held| held)),
            "not" => json!(!self.holds(inner, talk, fields)),
            "answered" => json!(!value().is_null() || self.row_count(inner, talk) > 0),
            "selected" => json!(codes(&self.value(&inner["of"], talk, fields)).contains(&inner["code"])),
            "count" => {
                let value = value();
                let pieces = ["choices", "ranked", "ticked"].iter().find_map(|name| value[name].as_array());
                number(pieces.map_or(0, Vec::len) + self.row_count(inner, talk))
            }
            "length" => number(value()["text"].as_str().unwrap_or("").chars().count()),
            "value" => plain(&value()),
            "number" => json!(inner.as_str().unwrap().parse::<f64>().unwrap()),
            "date" => day_of(inner.as_str().unwrap()),
            "text" | "truth" => inner.clone(),
            "compare" => {
                let left = self.scalar(&inner["left"], talk, fields);
                let right = self.scalar(&inner["right"], talk, fields);
                json!(compared(&left, inner["is"].as_str().unwrap(), &right))
            }
            other => panic!("no such expression: {other}"),
        }
    }

    fn spot(&self, question: &str, talk: &str) -> Spot {
        let of_case = self.question(question)["scope"] == "case";
        (if of_case { String::new() } else { talk.to_owned() }, question.to_owned(), String::new())
    }

    fn value(&self, of: &Value, talk: &str, fields: Option<&Map<String, Value>>) -> Value {
        let field = of["field"].as_str();
        match (of["question"].as_str(), field) {
            (None, Some(field)) => fields.and_then(|fields| fields.get(field)).cloned().unwrap_or_default(),
            (Some(question), None) => self.counted(&self.spot(question, talk)).unwrap_or_default(),
            (Some(question), Some(field)) => {
                self.counted(&self.spot(question, talk)).unwrap_or_default()["fields"][field].clone()
            }
            (None, None) => Value::Null,
        }
    }

    fn row_count(&self, of: &Value, talk: &str) -> usize {
        let Some(question) = of["question"].as_str() else { return 0 };
        let (talk, id, _) = self.spot(question, talk);
        let rows = self.rows(&talk, &id).into_iter();
        rows.filter(|row| self.counted(&(talk.clone(), id.clone(), row.clone())).is_some()).count()
    }
}

fn number(count: usize) -> Value {
    json!(f64::from(u32::try_from(count).unwrap()))
}

fn codes(value: &Value) -> Vec<Value> {
    let mut codes = vec![value["choice"]["code"].clone()];
    for many in ["choices", "ranked"] {
        codes.extend(value[many].as_array().into_iter().flatten().map(|choice| choice["code"].clone()));
    }
    codes.extend(value["ticked"].as_array().cloned().unwrap_or_default());
    codes
}

fn plain(value: &Value) -> Value {
    let Some((kind, said)) = value.as_object().and_then(|value| value.iter().next()) else {
        return Value::Null;
    };
    match kind.as_str() {
        "text" | "yesNo" => said.clone(),
        "choice" => said["code"].clone(),
        "number" => json!(said.as_str().unwrap().parse::<f64>().unwrap()),
        "date" | "month" => day_of(said.as_str().unwrap()),
        _ => Value::Null,
    }
}

/// Year, month and day; the first of what is left out.
fn day_of(text: &str) -> Value {
    let mut parts = text.trim_end_matches('~').split('-').map(|part| part.parse::<u32>().unwrap());
    let mut next = || parts.next().unwrap_or(1);
    json!([next(), next(), next()])
}

fn compared(left: &Value, is: &str, right: &Value) -> bool {
    let order = match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left.as_f64().unwrap().partial_cmp(&right.as_f64().unwrap())
        }
        (Value::Array(left), Value::Array(right)) => {
            let day = |day: &[Value]| day.iter().map(|part| part.as_u64().unwrap()).collect::<Vec<_>>();
            Some(day(left).cmp(&day(right)))
        }
        _ => None,
    };
    match is {
        "equal" => left == right,
        "notEqual" => left != right,
        "less" => order == Some(Ordering::Less),
        "lessOrEqual" => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        "greater" => order == Some(Ordering::Greater),
        "greaterOrEqual" => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
        other => panic!("no such comparison: {other}"),
    }
}
