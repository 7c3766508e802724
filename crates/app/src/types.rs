//! The page's types, written down from those of this crate.
//!
//! Keeps `ui/src/lib/api/generated.ts` what Rust says: a test compares the file, and writes it anew when
//! `LERNFALL_WRITE_TYPES` is set.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};

use ts_rs::{Config, TS, TypeVisitor};

use crate::dispatch::describe;
use crate::error::ApiError;
use crate::event::Event;

/// Collects declarations by name, and the signature of every command.
#[derive(Default)]
pub(crate) struct Types {
    config: Config,
    seen: BTreeSet<TypeId>,
    declared: BTreeMap<String, String>,
    commands: Vec<String>,
}

impl std::fmt::Debug for Types {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.declared.keys()).finish()
    }
}

impl Types {
    pub fn command<Ask: TS + 'static + ?Sized, Reply: TS + 'static + ?Sized>(&mut self, name: &str) {
        self.visit::<Ask>();
        self.visit::<Reply>();
        let (ask, reply) = (Ask::name(&self.config), Reply::name(&self.config));
        self.commands.push(format!("  {name}: {{ ask: {ask}; reply: {reply} }};"));
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            let declaration = format!("export {}", T::decl(&self.config));
            self.declared.insert(name, declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The whole file.
pub fn typescript() -> String {
    let mut types = Types { config: Config::default().with_large_int("number"), ..Types::default() };
    describe(&mut types);
    types.visit::<ApiError>();
    types.visit::<Event>();
    let mut file = String::from("// Written from the types of crates/app; a test keeps it current.\n\n");
    for declaration in types.declared.values() {
        file.push_str(declaration);
        file.push_str("\n\n");
    }
    file.push_str("/** What the window can ask for, by command. */\nexport interface Calls {\n");
    for command in &types.commands {
        file.push_str(command);
        file.push('\n');
    }
    file.push_str("}\n");
    file
}
