//! What the page may ask for: one list, told by Rust, granted by the window's capability, known to the
//! page's types. Whatever is in one of them and not in all is found, and so is every permission for
//! Tauri's own parts beyond the one that enlarges the page.

use serde_json::Value;

use super::Finding;

/// The only permission that is not a command of ours.
const TAURI_PERMISSIONS: &[&str] = &["core:webview:allow-set-webview-zoom"];

/// Compares the commands of `crates/app` with the capability (as JSON) and the page's types (as
/// TypeScript).
pub fn agree(commands: &[&str], capability: &Value, types: &str) -> Vec<Finding> {
    let granted = granted(capability);
    let called = called(types);
    let mut findings = differences(commands, &granted, "capabilities/main.json");
    findings.extend(differences(commands, &called, "ui/src/lib/api/generated.ts"));
    findings.extend(foreign(capability));
    findings
}

fn differences(commands: &[&str], listed: &[String], place: &str) -> Vec<Finding> {
    let missing = commands.iter().filter(|name| !listed.iter().any(|it| it == **name));
    let extra = listed.iter().filter(|it| !commands.contains(&it.as_str()));
    missing
        .map(|name| format!("{place}: {name} is missing"))
        .chain(extra.map(|name| format!("{place}: {name} is no command")))
        .collect()
}

fn permissions(capability: &Value) -> impl Iterator<Item = &str> {
    capability.get("permissions").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// The commands of ours that the capability allows.
fn granted(capability: &Value) -> Vec<String> {
    permissions(capability)
        .filter_map(|it| it.strip_prefix("allow-"))
        .map(|name| name.replace('-', "_"))
        .collect()
}

/// Permissions for Tauri's own parts, or written in a way that this rule cannot read.
fn foreign(capability: &Value) -> Vec<Finding> {
    let all = capability.get("permissions").and_then(Value::as_array).map_or(0, Vec::len);
    let read = permissions(capability).count();
    let unread = (all != read).then(|| "capabilities/main.json: a permission is not a word".to_owned());
    let others = permissions(capability)
        .filter(|it| !it.starts_with("allow-") && !TAURI_PERMISSIONS.contains(it))
        .map(|it| format!("capabilities/main.json: {it} opens a part of Tauri"));
    others.chain(unread).collect()
}

/// The keys of the interface `Calls`.
fn called(types: &str) -> Vec<String> {
    types
        .lines()
        .skip_while(|line| !line.starts_with("export interface Calls {"))
        .skip(1)
        .take_while(|line| !line.starts_with('}'))
        .filter_map(|line| line.trim().split_once(": {"))
        .map(|(name, _)| name.to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const COMMANDS: &[&str] = &["listen", "open_desk"];
    const TYPES: &str = "export type Calls2 = 1;\nexport interface Calls {\n  \
                         listen: { ask: A; reply: B };\n  open_desk: { ask: C; reply: D };\n}\n";

    fn found(permissions: Value, types: &str) -> usize {
        agree(COMMANDS, &json!({ "permissions": permissions }), types).len()
    }

    #[test]
    fn equal_lists_agree() {
        let all = json!(["core:webview:allow-set-webview-zoom", "allow-listen", "allow-open-desk"]);
        assert_eq!(found(all, TYPES), 0);
    }

    #[test]
    fn a_command_that_one_list_lacks_or_has_alone_is_found() {
        assert_eq!(found(json!(["allow-listen"]), TYPES), 1);
        assert_eq!(found(json!(["allow-listen", "allow-open-desk", "allow-read-file"]), TYPES), 1);
        let all = json!(["allow-listen", "allow-open-desk"]);
        assert_eq!(found(all.clone(), &TYPES.replace("open_desk", "close_desk")), 2);
        assert_eq!(found(all, ""), 2);
    }

    #[test]
    fn a_part_of_tauri_that_was_opened_is_found() {
        for extra in [json!("core:default"), json!("fs:allow-read"), json!({ "identifier": "fs:scope" })] {
            assert_eq!(found(json!(["allow-listen", "allow-open-desk", extra]), TYPES), 1, "{extra}");
        }
    }
}
