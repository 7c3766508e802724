//! The clock, second by second.

use super::*;

const MINUTE: Duration = Duration::from_secs(60);

fn at(whole: u64) -> Passed {
    slept(whole, 0)
}

fn slept(whole: u64, asleep: u64) -> Passed {
    Passed { whole: Duration::from_secs(whole), asleep: Duration::from_secs(asleep) }
}

/// Ten minutes, from the start.
fn open() -> Rest {
    let mut rest = Rest::new(MINUTE, at(0));
    rest.may(Some(10 * MINUTE), at(0));
    rest
}

/// What happens from `from` until `to`, looked at each second.
fn looked(rest: &mut Rest, from: u64, to: u64) -> Vec<(u64, Step)> {
    (from..to).filter_map(|second| Some((second, rest.look(at(second))?))).collect()
}

#[test]
fn it_is_announced_half_a_minute_before_and_then_the_page_is_asked() {
    let asked = [(570, Step::Announce), (600, Step::Ask(Why::Idle)), (610, Step::Force(Why::Idle))];
    assert_eq!(looked(&mut open(), 0, 620), asked);
}

#[test]
fn a_sign_puts_it_off_by_the_whole_time() {
    let mut rest = open();
    assert_eq!(looked(&mut rest, 0, 590), [(570, Step::Announce)]);
    rest.stays(Because::Active, at(590));
    assert_eq!(looked(&mut rest, 590, 1190), [(1160, Step::Announce)]);
}

#[test]
fn what_cannot_be_saved_is_tried_again_half_a_minute_later() {
    let mut rest = open();
    looked(&mut rest, 0, 602);
    rest.stays(Because::Unsaved, at(602));
    assert_eq!(looked(&mut rest, 602, 640), [(632, Step::Ask(Why::Idle))]);
}

#[test]
fn nothing_is_locked_while_nothing_is_open() {
    let mut rest = Rest::new(MINUTE, at(0));
    assert_eq!(looked(&mut rest, 0, 10_000), []);
    assert_eq!(rest.away(at(10_000)), None);
    rest.may(Some(10 * MINUTE), at(10_000));
    assert_eq!(looked(&mut rest, 10_000, 10_600), [(10_570, Step::Announce)]);
    rest.may(None, at(10_601));
    assert_eq!(looked(&mut rest, 10_601, 30_000), []);
}

#[test]
fn a_longer_time_holds_at_once() {
    let mut rest = open();
    rest.may(Some(30 * MINUTE), at(500));
    assert_eq!(looked(&mut rest, 500, 1790), [(1770, Step::Announce)]);
}

#[test]
fn who_is_away_is_locked_at_once_and_a_page_that_is_silent_after_three_seconds() {
    let mut rest = open();
    assert_eq!(rest.away(at(5)), Some(Step::Ask(Why::Away)));
    assert_eq!(rest.away(at(6)), None, "told twice");
    rest.stays(Because::Active, at(6));
    assert_eq!(looked(&mut rest, 6, 15), [(8, Step::Force(Why::Away))]);
}

#[test]
fn waking_up_locks_even_if_nobody_told_of_the_sleep() {
    let mut rest = open();
    assert_eq!(looked(&mut rest, 0, 20), []);
    assert_eq!(rest.look(slept(3600, 3580)), Some(Step::Ask(Why::Away)));
    let mut rest = open();
    assert_eq!(rest.look(slept(21, 1)), None, "clocks are never alike");
}

#[test]
fn a_page_that_locks_has_answered_however_long_that_takes() {
    let mut rest = open();
    looked(&mut rest, 0, 602);
    rest.locks();
    assert_eq!(looked(&mut rest, 602, 640), []);
    assert_eq!(rest.away(at(640)), Some(Step::Ask(Why::Away)), "sleep does not wait for a backup");
    rest.may(None, at(641));
    rest.may(Some(10 * MINUTE), at(650));
    assert_eq!(looked(&mut rest, 650, 1250), [(1220, Step::Announce)]);
}
