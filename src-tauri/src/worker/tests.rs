//! The worker with work that can be told what to do, mistakes included.

use std::time::Duration;

use lernfall_app::error::Code;

use super::*;

/// Answers with its name; makes a mistake when asked to.
#[derive(Default)]
struct Told {
    locked: usize,
    open: bool,
}

impl Work for Told {
    fn answer(&mut self, call: &mut Call, job: &mut Job<'_>) -> Result<String, ApiError> {
        match call.name.as_str() {
            "stumble" => panic!("what somebody typed"),
            "long" => loop {
                if job.step(lernfall_app::jobs::Stage::Sealing, 1, Some(2)).is_break() {
                    return Err(ApiError::new(Code::Cancelled));
                }
                thread::sleep(Duration::from_millis(1));
            },
            "open" => {
                self.open = true;
                Ok(String::new())
            }
            "lose" => {
                self.open = false;
                Err(ApiError::new(Code::WorkspaceFull))
            }
            LOCK => {
                self.open = false;
                Ok(String::new())
            }
            name => Ok(format!("{name} {}", self.locked)),
        }
    }

    fn is_open(&self) -> bool {
        self.open
    }

    fn lock(&mut self, _: Locking, _: &mut Job<'_>) {
        self.locked += 1;
    }

    fn may_rest(&self) -> Option<Duration> {
        None
    }

    fn dropped(&mut self, _: Vec<PathBuf>) {}

    fn stumbled(&mut self) -> (ApiError, Event) {
        self.locked += 1;
        (ApiError::new(Code::Bug), Event::Locked { incident: Some("7".into()), why: None, error: None })
    }
}

/// A worker, and the events that it told.
fn worker() -> (Worker, Receiver<Event>) {
    let (tell, told) = channel();
    (Worker::start(Told::default, Arc::new(move |event| drop(tell.send(event))), Box::new(|_| {})), told)
}

fn ask(worker: &Worker, name: &str) -> Receiver<Result<String, ApiError>> {
    let (give, given) = channel();
    let call = Call { name: name.into(), number: 4, language: Language::De, ask: Value::Null, picked: None };
    worker.call(call, Box::new(move |answer| drop(give.send(answer))));
    given
}

#[test]
fn a_mistake_locks_the_desk_and_the_next_call_is_answered() {
    let (worker, told) = worker();
    assert_eq!(ask(&worker, "stumble").recv().unwrap().unwrap_err().code, Code::Bug);
    assert!(matches!(told.recv().unwrap(), Event::Locked { incident: Some(_), .. }));
    assert_eq!(ask(&worker, "next").recv().unwrap().unwrap(), "next 1");
}

#[test]
fn long_work_tells_how_far_it_is_and_stops_when_asked() {
    let (worker, told) = worker();
    let answer = ask(&worker, "long");
    assert!(matches!(told.recv().unwrap(), Event::Progress { call: 4, done: 1, total: Some(2), .. }));
    worker.cancel(4);
    assert_eq!(answer.recv().unwrap().unwrap_err().code, Code::Cancelled);
    assert!(told.try_recv().is_err(), "the same step was told twice");
}

#[test]
fn closing_comes_after_what_was_asked_before() {
    let (worker, _) = worker();
    let before = ask(&worker, "before");
    assert_eq!(worker.close(Locking::InOrder).recv().unwrap(), Closed::Before);
    assert_eq!(before.try_recv().unwrap().unwrap(), "before 0");
    assert_eq!(ask(&worker, "after").recv().unwrap().unwrap(), "after 1");
}

#[test]
fn the_page_hears_of_it_when_a_command_closed_the_desk_and_not_when_it_locked_itself() {
    let (worker, told) = worker();
    ask(&worker, "open").recv().unwrap().unwrap();
    ask(&worker, LOCK).recv().unwrap().unwrap();
    assert!(told.try_recv().is_err());
    ask(&worker, "open").recv().unwrap().unwrap();
    let error = ask(&worker, "lose").recv().unwrap().unwrap_err();
    assert_eq!(told.try_recv().unwrap(), Event::Locked { incident: None, why: None, error: Some(error) });
    ask(&worker, "lose").recv().unwrap().unwrap_err();
    assert!(told.try_recv().is_err(), "nothing was open any more");
}
