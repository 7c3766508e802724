//! What strace wrote down: who started whom, which programs they ran, and which sockets they opened.

use std::collections::BTreeMap;
use std::path::Path;

/// A process or one of its threads.
type Task = u32;

#[derive(Debug)]
pub struct Record {
    parents: BTreeMap<Task, Task>,
    /// The process that a thread belongs to.
    processes: BTreeMap<Task, Task>,
    /// In the order in which they ended.
    calls: Vec<(Task, String)>,
}

/// A socket of the internet's families.
#[derive(Debug)]
pub struct Inet {
    /// What the process and those above it ran, from the inside out.
    pub programs: Vec<String>,
    /// Where it was bound or connected to; a whole call where that is not plain.
    pub addresses: Vec<String>,
}

impl Record {
    pub fn read(file: &Path) -> Self {
        let text = std::fs::read_to_string(file).expect("a record");
        let calls = calls(&text);
        let (mut parents, mut processes) = (BTreeMap::new(), BTreeMap::new());
        for (parent, call) in &calls {
            let starts = ["fork(", "vfork(", "clone(", "clone3("].iter().any(|name| call.starts_with(name));
            if starts && let Some(child) = result(call) {
                parents.insert(child, *parent);
                if call.contains("CLONE_THREAD") {
                    processes.insert(child, *parent);
                }
            }
        }
        Self { parents, processes, calls }
    }

    /// How often a program was started.
    pub fn starts(&self, program: &str) -> usize {
        self.calls.iter().filter(|(_, call)| runs(call) == Some(program)).count()
    }

    pub fn inet(&self) -> Vec<Inet> {
        let mut programs: BTreeMap<Task, &str> = BTreeMap::new();
        let mut found = Vec::new();
        for (at, (task, call)) in self.calls.iter().enumerate() {
            if let Some(program) = runs(call) {
                programs.insert(*task, program);
            }
            if call.starts_with("socket(AF_INET") {
                let above = std::iter::successors(Some(*task), |it| self.parents.get(it).copied());
                let above = above.filter_map(|it| programs.get(&it).map(|it| (*it).to_owned()));
                found.push(Inet { programs: above.collect(), addresses: self.addresses(at) });
            }
        }
        found
    }

    fn process(&self, task: Task) -> Task {
        std::iter::successors(Some(task), |it| self.processes.get(it).copied()).last().unwrap_or(task)
    }

    /// The addresses of the socket that was opened by this call, until its number is given again.
    fn addresses(&self, at: usize) -> Vec<String> {
        let Some((task, call)) = self.calls.get(at) else { return Vec::new() };
        let Some(number) = result(call) else { return Vec::new() };
        let later = self.calls.iter().skip(at + 1);
        let own = later.filter(|(other, _)| self.process(*other) == self.process(*task));
        own.map(|(_, call)| call)
            .take_while(|call| !(call.starts_with("socket(") && result(call) == Some(number)))
            .filter(|call| ["bind", "connect"].iter().any(|it| call.starts_with(&format!("{it}({number},"))))
            .map(|call| address(call).unwrap_or_else(|| call.clone()))
            .collect()
    }
}

/// Every call in one piece; strace tears those apart that took long.
fn calls(text: &str) -> Vec<(Task, String)> {
    let mut begun: BTreeMap<Task, &str> = BTreeMap::new();
    let mut calls = Vec::new();
    for line in text.lines() {
        let (task, call) = line.split_once(' ').expect("a task and its call");
        let task: Task = task.parse().expect("a number");
        let call = call.trim_start();
        if let Some(beginning) = call.strip_suffix("<unfinished ...>") {
            begun.insert(task, beginning);
        } else if let Some((_, end)) = call.split_once(" resumed>") {
            calls.push((task, begun.remove(&task).unwrap_or_default().to_owned() + end));
        } else {
            calls.push((task, call.to_owned()));
        }
    }
    calls
}

/// The program that a call went on with.
fn runs(call: &str) -> Option<&str> {
    let (path, _) = call.strip_prefix("execve(\"")?.split_once('"')?;
    (result(call) == Some(0)).then(|| path.rsplit('/').next().unwrap_or(path))
}

/// What a call gave back, where that is a number and no refusal.
fn result(call: &str) -> Option<u32> {
    let (_, result) = call.rsplit_once(" = ")?;
    result.split_whitespace().next()?.parse().ok()
}

/// Address and port of an IPv4 call.
fn address(call: &str) -> Option<String> {
    let (_, rest) = call.split_once("sin_port=htons(")?;
    let (port, rest) = rest.split_once(')')?;
    let (_, rest) = rest.split_once("inet_addr(\"")?;
    let (host, _) = rest.split_once('"')?;
    Some(format!("{host}:{port}"))
}
