//! Which backups stay: a function of their names alone.
//!
//! Keeps the newest of each of the last seven days and of each week before that, by itself for those made
//! at locking and those that were wished for (of the latter all of the last seven days), and by itself for
//! each line; every copy from before an upgrade and every one that was put aside. Nothing older than 30
//! days stays but the newest of all. A date that is still to come, from a clock that was wrong, ends
//! nothing, and is not the newest.

use lernfall_core::time::Date;

use super::Cause;

/// In days.
const DAILY: i64 = 7;
const OLDEST: i64 = 30;
const WEEK: i64 = 7;

/// For each of `backups`, the newest first, whether it stays.
pub(super) fn stays<'a>(backups: &[(Date, Cause, Option<&'a str>)], today: Date) -> Vec<bool> {
    let newest = backups.iter().position(|(date, ..)| *date <= today);
    let mut taken = Vec::new();
    let decide = |(place, (date, cause, line)): (usize, &(Date, Cause, Option<&'a str>))| {
        let age = days(today) - days(*date);
        let newest_of_span = {
            let span = (*cause, *line, span(days(*date), age));
            let fresh = !taken.contains(&span);
            taken.push(span);
            fresh
        };
        Some(place) == newest
            || age < 0
            || age <= OLDEST
                && match cause {
                    Cause::Upgrade | Cause::Restore => true,
                    Cause::Asked => age < DAILY || newest_of_span,
                    Cause::Lock => newest_of_span,
                }
    };
    backups.iter().enumerate().map(decide).collect()
}

/// Whether a backup of that day is too old, whatever it is.
pub(super) fn is_past(date: Date, today: Date) -> bool {
    days(today) - days(date) > OLDEST
}

fn days(date: Date) -> i64 {
    date.unix_seconds().div_euclid(86_400)
}

/// Of how many days only the newest stays: a day, later the week in the calendar that it belongs to. (Weeks
/// counted back from today would move on with it, and nothing would ever grow older than the first.)
fn span(day: i64, age: i64) -> (bool, i64) {
    if age < DAILY { (true, day) } else { (false, day.div_euclid(WEEK)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(before: i64) -> Date {
        let today = Date::new(2026, 11, 22).unwrap();
        Date::of_unix_seconds(today.unix_seconds() - before * 86_400).unwrap()
    }

    /// The ages in days of those that stay.
    fn kept(backups: &[(i64, Cause)]) -> Vec<i64> {
        let named: Vec<_> = backups.iter().map(|(age, cause)| (day(*age), *cause, None)).collect();
        let stays = stays(&named, day(0));
        backups.iter().zip(stays).filter(|(_, stays)| *stays).map(|((age, _), _)| *age).collect()
    }

    fn locked(ages: impl IntoIterator<Item = i64>) -> Vec<(i64, Cause)> {
        ages.into_iter().map(|age| (age, Cause::Lock)).collect()
    }

    #[test]
    fn a_month_of_daily_backups_becomes_a_week_of_days_and_then_weeks() {
        let kept = kept(&locked(0..60));
        assert_eq!(kept[..7], [0, 1, 2, 3, 4, 5, 6]);
        assert!((3..=4).contains(&(kept.len() - 7)), "{kept:?}");
        assert!(kept[8..].windows(2).all(|pair| pair[1] - pair[0] == 7), "{kept:?}");
    }

    #[test]
    fn a_backup_a_day_for_a_year_always_leaves_some_of_the_last_weeks() {
        let mut there: Vec<i64> = Vec::new();
        for now in 0..365 {
            there.insert(0, now);
            let named: Vec<_> = there.iter().map(|day| (self::day(-day), Cause::Lock, None)).collect();
            let stays = stays(&named, self::day(-now));
            there = there.iter().zip(stays).filter(|(_, stays)| *stays).map(|(day, _)| *day).collect();
            let ages: Vec<i64> = there.iter().map(|day| now - day).collect();
            if now > 40 {
                assert_eq!(ages[..7], [0, 1, 2, 3, 4, 5, 6]);
                assert!(ages.iter().filter(|age| **age > 6).count() >= 3, "{ages:?}");
                assert!(*ages.last().unwrap() >= 22 && *ages.last().unwrap() <= 30, "{ages:?}");
            }
        }
    }

    #[test]
    fn of_a_day_the_newest_stays() {
        let backups = [(0, Cause::Lock), (0, Cause::Lock), (1, Cause::Lock), (1, Cause::Lock)];
        let named: Vec<_> = backups.iter().map(|(age, cause)| (day(*age), *cause, None)).collect();
        assert_eq!(stays(&named, day(0)), [true, false, true, false]);
    }

    #[test]
    fn another_line_takes_nothing_away() {
        let backups = [(0, Some("a")), (0, None), (0, Some("a")), (0, None), (31, Some("b"))];
        let named: Vec<_> = backups.iter().map(|(age, line)| (day(*age), Cause::Lock, *line)).collect();
        assert_eq!(stays(&named, day(0)), [true, true, false, false, false]);
    }

    #[test]
    fn what_was_wished_for_stays_for_a_week_whole() {
        let wished = |age| (age, Cause::Asked);
        assert_eq!(kept(&[wished(0), wished(0), wished(6), wished(6)]), [0, 0, 6, 6]);
        assert_eq!(kept(&[wished(0), wished(14), wished(14)]), [0, 14]);
    }

    #[test]
    fn nothing_older_than_thirty_days_stays_but_the_newest() {
        assert_eq!(kept(&locked([31, 40])), [31]);
        assert_eq!(kept(&locked([0, 30, 31])), [0, 30]);
        assert_eq!(kept(&[(0, Cause::Lock), (31, Cause::Upgrade), (31, Cause::Restore)]), [0]);
    }

    #[test]
    fn a_copy_from_before_an_upgrade_outlives_the_backups_of_its_day() {
        let backups = [
            (3, Cause::Lock),
            (3, Cause::Upgrade),
            (3, Cause::Restore),
            (3, Cause::Restore),
            (3, Cause::Asked),
            (3, Cause::Lock),
        ];
        assert_eq!(kept(&backups).len(), 5);
    }

    #[test]
    fn a_day_to_come_is_not_the_newest() {
        assert_eq!(kept(&locked([-4000, 40, 50])), [-4000, 40]);
    }

    #[test]
    fn a_clock_that_was_wrong_ends_nothing() {
        assert_eq!(kept(&locked([-4000, -1, 0, 1])), [-4000, -1, 0, 1]);
    }

    /// Against any number of lockings on any days: what was promised of each day is counted again.
    #[test]
    fn whatever_days_there_are_the_promise_holds() {
        let mut chance = 7_u64;
        for _ in 0..500 {
            let mut ages = Vec::new();
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let mut draw = chance;
            while ages.len() < 40 {
                draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                ages.push(i64::try_from((draw >> 33) % 50).unwrap());
            }
            ages.sort_unstable();
            let kept = kept(&locked(ages.clone()));
            assert_eq!(kept[0], ages[0], "the newest stays");
            assert!(kept[1..].iter().all(|age| *age <= 30), "{kept:?}");
            for age in ages.iter().filter(|age| **age < 7) {
                assert_eq!(kept.iter().filter(|it| *it == age).count(), 1, "a day has one: {kept:?}");
            }
            let today = day(0).unix_seconds() / 86_400;
            let week = |age: &i64| (today - age).div_euclid(7);
            for age in ages.iter().filter(|age| (7..=30).contains(*age)) {
                let same = kept.iter().filter(|it| (7..=30).contains(*it) && week(it) == week(age));
                assert_eq!(same.count(), 1, "a week has one: {kept:?}");
            }
        }
    }
}
