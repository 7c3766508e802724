//! The arrows between our crates, and what the shipped programs consist of. Both are read from
//! what Cargo tells, not from manifests, so that features and renames cannot hide anything.

use serde_json::Value;

use super::Finding;

/// Who of us may use whom. A crate that is not named here may not exist.
pub const ARROWS: &[(&str, &[&str])] = &[
    ("lernfall-core", &[]),
    ("lernfall-store", &["lernfall-core"]),
    ("lernfall-bundle", &["lernfall-core"]),
    ("lernfall-report", &["lernfall-core"]),
    ("lernfall-app", &["lernfall-core", "lernfall-store", "lernfall-bundle", "lernfall-report"]),
    // Views carry core's values (codes, levels, languages); a shell names them to put them into words.
    ("lernfall-cli", &["lernfall-core", "lernfall-app"]),
    ("lernfall-window", &["lernfall-core", "lernfall-app"]),
    (
        "lernfall-tests",
        &["lernfall-core", "lernfall-store", "lernfall-bundle", "lernfall-report", "lernfall-app"],
    ),
    // Drives the programs from outside, as they were built; the search for canaries is shared.
    ("lernfall-window-tests", &["lernfall-tests"]),
    ("xtask", &[]),
];

/// Crates that open sockets, or exist only for those that do. `deny.toml` lists the same.
pub const SOCKETS: &[&str] = &[
    "actix-web",
    "async-net",
    "attohttpc",
    "axum",
    "curl",
    "curl-sys",
    "h2",
    "h3",
    "hickory-resolver",
    "hyper",
    "hyper-util",
    "isahc",
    "lettre",
    "libp2p",
    "mio",
    "native-tls",
    "quinn",
    "reqwest",
    "rustls",
    "socket2",
    "ssh2",
    "surf",
    "tiny_http",
    "tokio-native-tls",
    "tokio-rustls",
    "tokio-tungstenite",
    "tungstenite",
    "ureq",
    "warp",
];

/// Arrows that `cargo metadata --no-deps` tells of and the table does not allow.
pub fn arrows(metadata: &Value, allowed: &[(&str, &[&str])]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in list(metadata, "packages") {
        let name = text(package, "name");
        let Some((_, targets)) = allowed.iter().find(|(from, _)| *from == name) else {
            findings.push(format!("{name}: has no place in the table of arrows"));
            continue;
        };
        for dependency in list(package, "dependencies") {
            let to = text(dependency, "name");
            let ours = dependency.get("path").is_some_and(Value::is_string);
            let of_tests = text(dependency, "kind") == "dev" && to == "lernfall-core";
            if ours && !of_tests && !targets.contains(&to) {
                findings.push(format!("{name} uses {to}, which the house does not allow"));
            }
        }
    }
    findings
}

/// What a program may not consist of, in the output of
/// `cargo tree --edges normal --prefix none --format '{p} {f}'`.
pub fn sockets(program: &str, tree: &str) -> Vec<Finding> {
    let mut findings: Vec<Finding> = tree
        .lines()
        .filter_map(|line| {
            let (name, rest) = line.split_once(' ')?;
            // Tokio is a scheduler; only with this feature is it a network library, too.
            let listens = name == "tokio"
                && rest.split([' ', ',']).any(|feature| feature == "net" || feature == "full");
            (listens || SOCKETS.contains(&name)).then(|| format!("{program}: {line} opens sockets"))
        })
        .collect();
    findings.sort();
    findings.dedup();
    findings
}

fn list<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn uses(from: &str, to: &str, kind: Option<&str>) -> Value {
        json!({ "packages": [{ "name": from, "dependencies": [{ "name": to, "kind": kind, "path": "somewhere" }] }] })
    }

    #[test]
    fn an_arrow_against_the_table_is_found() {
        assert_eq!(arrows(&uses("lernfall-core", "lernfall-store", None), ARROWS).len(), 1);
        assert_eq!(arrows(&uses("lernfall-cli", "lernfall-store", None), ARROWS).len(), 1);
        assert_eq!(arrows(&uses("lernfall-report", "lernfall-bundle", Some("dev")), ARROWS).len(), 1);
        assert_eq!(arrows(&uses("lernfall-extra", "serde", None), ARROWS).len(), 1);
        assert!(arrows(&uses("lernfall-store", "lernfall-core", None), ARROWS).is_empty());
    }

    #[test]
    fn a_crate_that_opens_sockets_is_found() {
        for line in ["reqwest v0.13.5 json", "tokio v1.54.1 net,rt", "mio v1.0.0 "] {
            assert_eq!(sockets("lernfall", &format!("serde v1.0.0 derive\n{line}\n")).len(), 1, "{line}");
        }
        assert!(sockets("lernfall", "tokio v1.54.1 rt,sync\nhttp v1.5.0 std\n").is_empty());
    }
}
