//! Asks of every command, made up from the page's generated types: every shape that they allow, and with
//! every part replaced by something that does not belong there. A command that comes later is asked
//! without anybody thinking of it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

/// A type, as far as `generated.ts` uses them.
#[derive(Clone, Debug)]
enum Type {
    Named(String),
    Literal(String),
    Object(Vec<(String, Type)>),
    /// From any key.
    Keyed(Box<Type>),
    List(Box<Type>),
    Tuple(Vec<Type>),
    Any(Vec<Type>),
}

/// All declared types, and what each command asks.
#[derive(Debug)]
pub struct Types {
    declared: BTreeMap<String, Type>,
    pub asks: Vec<(String, String)>,
}

/// What stands for a string of a type, by the type's name; nothing where it is free text.
pub type Known<'a> = &'a dyn Fn(&str) -> Option<Value>;

impl Types {
    pub fn read(source: &str) -> Self {
        let mut parser = Parser::new(source);
        let (mut declared, mut asks) = (BTreeMap::new(), Vec::new());
        while let Some(word) = parser.next() {
            if word == "type" {
                let name = parser.next().expect("a name");
                parser.takes("=");
                declared.insert(name, parser.any());
            } else if word == "interface" && parser.next().as_deref() == Some("Calls") {
                let Type::Object(calls) = parser.one() else { panic!("Calls is no object") };
                asks.extend(calls.into_iter().map(|(name, call)| (name, ask_of(&call))));
            }
        }
        Self { declared, asks }
    }

    /// Names of fields that hold an id or a code. Nobody types those: they come with a page and go back.
    pub fn ids(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        self.declared.values().for_each(|kind| ids_in(kind, &mut found));
        found
    }

    /// The shape number `pick` of a type: of each choice within, the one with this number.
    pub fn sample(
        &self,
        name: &str,
        pick: usize,
        known: Known<'_>,
        text: &mut dyn FnMut() -> String,
    ) -> Value {
        self.of(&Type::Named(name.to_owned()), pick, 0, known, text)
    }

    fn of(
        &self,
        kind: &Type,
        pick: usize,
        depth: usize,
        known: Known<'_>,
        text: &mut dyn FnMut() -> String,
    ) -> Value {
        if depth > 8 {
            return Value::Null;
        }
        let mut inner = |kind: &Type| self.of(kind, pick, depth + 1, known, text);
        match kind {
            Type::Literal(word) => json!(word),
            Type::Object(fields) => {
                Value::Object(fields.iter().map(|(name, kind)| (name.clone(), inner(kind))).collect())
            }
            Type::Keyed(kind) => {
                let content = inner(kind);
                Value::Object(Map::from_iter([(text(), content)]))
            }
            Type::List(kind) => json!([inner(kind)]),
            Type::Tuple(kinds) => kinds.iter().map(inner).collect(),
            Type::Any(kinds) => kinds.get(pick % kinds.len()).map(inner).unwrap_or_default(),
            Type::Named(name) => match (known(name), name.as_str(), self.declared.get(name)) {
                (Some(value), _, _) => value,
                (None, "string", _) => json!(text()),
                (None, id, _) if is_id(id) => json!("nowhere"),
                (None, "number" | "bigint", _) => json!(pick + 1),
                (None, "boolean", _) => json!(pick.is_multiple_of(2)),
                (None, "null" | "undefined", _) => Value::Null,
                (None, _, Some(kind)) => self.of(&kind.clone(), pick, depth + 1, known, text),
                (None, _, None) => json!(text()),
            },
        }
    }
}

pub fn is_id(name: &str) -> bool {
    name.ends_with("Id") || name == "Code"
}

fn ids_in(kind: &Type, found: &mut BTreeSet<String>) {
    match kind {
        Type::Object(fields) => {
            for (name, kind) in fields {
                let own = match kind {
                    Type::Named(kind) => is_id(kind),
                    Type::Any(kinds) => kinds.iter().any(|it| matches!(it, Type::Named(kind) if is_id(kind))),
                    Type::Literal(_) | Type::Object(_) | Type::Keyed(_) | Type::List(_) | Type::Tuple(_) => {
                        false
                    }
                };
                if own {
                    found.insert(name.clone());
                }
                ids_in(kind, found);
            }
        }
        Type::Any(kinds) | Type::Tuple(kinds) => kinds.iter().for_each(|kind| ids_in(kind, found)),
        Type::Keyed(kind) | Type::List(kind) => ids_in(kind, found),
        Type::Named(_) | Type::Literal(_) => {}
    }
}

/// The same, with one part after the other replaced by a text, by a text in an object, and left out.
pub fn spoilt(whole: &Value, ids: &BTreeSet<String>, text: &mut dyn FnMut() -> String) -> Vec<Value> {
    let mut all = vec![json!(text()), json!({ text(): text() }), json!([text()])];
    for place in places(whole) {
        for kind in 0..3 {
            let mut other = whole.clone();
            if kind == 2 {
                let (outside, last) = place.rsplit_once('/').unwrap_or_default();
                if let Some(Value::Object(outside)) = other.pointer_mut(outside) {
                    outside.remove(last);
                }
            } else if let Some(part) = other.pointer_mut(&place) {
                let of_id = place.rsplit('/').next().is_some_and(|name| ids.contains(name));
                let plain = if of_id { "nowhere".to_owned() } else { text() };
                *part = if kind == 0 { json!(plain) } else { json!({ text(): [text()] }) };
            }
            all.push(other);
        }
    }
    all
}

/// JSON Pointers to all parts.
fn places(value: &Value) -> Vec<String> {
    let below = |name: &str, inner: &Value| {
        let own = format!("/{}", name.replace('~', "~0").replace('/', "~1"));
        let inner = places(inner).into_iter().map(|it| format!("{own}{it}"));
        std::iter::once(own.clone()).chain(inner.collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    match value {
        Value::Object(fields) => fields.iter().flat_map(|(name, inner)| below(name, inner)).collect(),
        Value::Array(list) => {
            list.iter().enumerate().flat_map(|(at, inner)| below(&at.to_string(), inner)).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

fn ask_of(call: &Type) -> String {
    let Type::Object(parts) = call else { panic!("a call is an object") };
    match parts.iter().find(|(name, _)| name == "ask") {
        Some((_, Type::Named(name))) => name.clone(),
        other => panic!("no ask: {other:?}"),
    }
}

/// TypeScript, as far as it is generated.
struct Parser {
    words: Vec<String>,
    at: usize,
}

impl Parser {
    fn new(source: &str) -> Self {
        let mut words = Vec::new();
        let mut rest = source;
        while let Some(first) = rest.chars().next() {
            let length = if rest.starts_with("/*") {
                rest = rest.split_once("*/").map_or("", |(_, rest)| rest);
                continue;
            } else if rest.starts_with("//") {
                rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
                continue;
            } else if first == '"' {
                rest.get(1..).and_then(|it| it.find('"')).expect("a closed string") + 2
            } else if first.is_alphanumeric() || first == '_' {
                rest.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(rest.len())
            } else {
                first.len_utf8()
            };
            let (word, other) = rest.split_at(length);
            if !word.trim().is_empty() {
                words.push(word.to_owned());
            }
            rest = other;
        }
        Self { words, at: 0 }
    }

    fn next(&mut self) -> Option<String> {
        self.at += 1;
        self.words.get(self.at - 1).cloned()
    }

    fn sees(&self, word: &str) -> bool {
        self.words.get(self.at).is_some_and(|it| it == word)
    }

    fn takes(&mut self, word: &str) {
        let found = self.next();
        assert_eq!(found.as_deref(), Some(word), "before {:?}", self.words.get(self.at..self.at + 8));
    }

    fn takes_if(&mut self, word: &str) -> bool {
        let there = self.sees(word);
        self.at += usize::from(there);
        there
    }

    fn any(&mut self) -> Type {
        self.takes_if("|");
        let mut all = vec![self.one()];
        while self.sees("|") || self.sees("&") {
            self.next();
            all.push(self.one());
        }
        if all.len() == 1 { all.remove(0) } else { Type::Any(all) }
    }

    fn one(&mut self) -> Type {
        let word = self.next().expect("a type");
        let mut found = match word.as_str() {
            "{" => self.object(),
            "[" => {
                let mut all = Vec::new();
                while !self.takes_if("]") {
                    all.push(self.any());
                    self.takes_if(",");
                }
                Type::Tuple(all)
            }
            "(" => {
                let inner = self.any();
                self.takes(")");
                inner
            }
            "Array" => {
                self.takes("<");
                let inner = self.any();
                self.takes(">");
                Type::List(Box::new(inner))
            }
            literal if literal.starts_with('"') => Type::Literal(literal.trim_matches('"').to_owned()),
            name => Type::Named(name.to_owned()),
        };
        while self.sees("[") {
            self.next();
            self.takes("]");
            found = Type::List(Box::new(found));
        }
        found
    }

    fn object(&mut self) -> Type {
        let mut fields = Vec::new();
        while !self.takes_if("}") {
            if self.takes_if("[") {
                while !self.takes_if("]") {
                    self.next();
                }
                self.takes_if("?");
                self.takes(":");
                let inner = self.any();
                self.takes_if("}");
                return Type::Keyed(Box::new(inner));
            }
            let name = self.next().expect("a field").trim_matches('"').to_owned();
            self.takes_if("?");
            self.takes(":");
            fields.push((name, self.any()));
            let _between = self.takes_if(",") || self.takes_if(";");
        }
        Type::Object(fields)
    }
}
