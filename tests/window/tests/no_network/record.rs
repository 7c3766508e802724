//! What strace wrote down: which process started which, what program it ran, and which sockets it opened.

use std::collections::BTreeMap;
use std::path::Path;

/// A process or one of its threads; strace makes no difference.
type Process = u32;

#[derive(Debug)]
pub struct Record {
    parents: BTreeMap<Process, Process>,
    /// In the order in which they ended.
    calls: Vec<(Process, String)>,
}

/// A socket that reaches beyond the machine's files.
#[derive(Debug)]
pub struct Inet {
    /// The programs that the process and those above it ran, from the inside out.
    pub programs: Vec<String>,
    /// The call that opened it, and those that gave it an address.
    pub calls: Vec<String>,
}

impl Record {
    pub fn read(file: &Path) -> Self {
        let text = std::fs::read_to_string(file).expect("a record");
        let mut begun: BTreeMap<Process, &str> = BTreeMap::new();
        let mut calls = Vec::new();
        for line in text.lines() {
            let Some((process, call)) = line.split_once(' ') else { continue };
            let process: Process = process.parse().expect("a line begins with a process");
            let call = call.trim_start();
            if let Some(first) = call.strip_suffix("<unfinished ...>") {
                begun.insert(process, first);
            } else if let Some((_, rest)) = call.split_once(" resumed>") {
                calls.push((process, begun.remove(&process).unwrap_or_default().to_owned() + rest));
            } else {
                calls.push((process, call.to_owned()));
            }
        }
        let started = calls.iter().filter_map(|(parent, call)| {
            let name = call.split('(').next()?;
            let starts = ["fork", "vfork", "clone", "clone3"].contains(&name);
            if starts { Some((result(call)?, *parent)) } else { None }
        });
        Self { parents: started.collect(), calls }
    }

    /// Every socket of the internet's families.
    pub fn inet(&self) -> Vec<Inet> {
        let mut programs: BTreeMap<Process, String> = BTreeMap::new();
        let mut found = Vec::new();
        for (at, (process, call)) in self.calls.iter().enumerate() {
            if let Some(rest) = call.strip_prefix("execve(\"")
                && result(call) == Some(0)
                && let Some((path, _)) = rest.split_once('"')
            {
                let name = path.rsplit('/').next().unwrap_or(path);
                programs.insert(*process, name.to_owned());
            }
            if call.starts_with("socket(AF_INET") {
                let above = self.above(*process).filter_map(|it| programs.get(&it).cloned());
                found.push(Inet { programs: above.collect(), calls: self.story(at, call) });
            }
        }
        found
    }

    /// The process and those above it.
    fn above(&self, process: Process) -> impl Iterator<Item = Process> {
        std::iter::successors(Some(process), |it| self.parents.get(it).copied())
    }

    /// The call that opened a socket, and those that gave it an address until its number came again.
    fn story(&self, at: usize, call: &str) -> Vec<String> {
        let mut story = vec![call.to_owned()];
        let Some(number) = result(call) else { return story };
        let family = |process: &Process| self.above(*process).last();
        let (own, _) = &self.calls[at];
        let rest = self.calls.iter().skip(at + 1).filter(|(process, _)| family(process) == family(own));
        for (_, call) in rest {
            let again = call.starts_with("socket(") && result(call) == Some(number);
            if again {
                break;
            }
            let uses = |name: &str| call.starts_with(&format!("{name}({number},"));
            if uses("bind") || uses("connect") || uses("listen") {
                story.push(call.clone());
            }
        }
        story
    }
}

/// What a call gave back.
fn result(call: &str) -> Option<u32> {
    let (_, result) = call.rsplit_once(" = ")?;
    result.split_whitespace().next()?.parse().ok()
}
