//! Finding text.

use lernfall_core::answer::{Answer, AnswerKey, Value};
use lernfall_core::case::{Afterwards, Withdrawal, WithdrawalScope};
use lernfall_store::{Op, Store};

use super::support::*;

fn found(store: &Store, query: &str) -> Vec<String> {
    let hits = store.read().search(query, 20).unwrap();
    hits.into_iter().map(|hit| hit.key.question.to_string()).collect()
}

/// The passages of the only hit.
fn passages(store: &Store, query: &str) -> Vec<String> {
    let hits = store.read().search(query, 20).unwrap();
    assert_eq!(hits.len(), 1, "{query}");
    let chars: Vec<char> = hits[0].text.chars().collect();
    hits[0].places.iter().map(|place| chars[place.clone()].iter().collect()).collect()
}

#[test]
fn a_word_is_found_inside_a_longer_one_whatever_its_case() {
    let (_folder, mut store) = with_case();
    answer(&mut store, "A1", "Die Auftragsvergabestelle war überlastet.");
    answer(&mut store, "A2", "Der ÖFFENTLICHE Dienst nutzt KI, Kinder nicht.");
    answer(&mut store, "A3", "In der Straße am Hafen");
    assert_eq!(found(&store, "vergabe"), ["A1"]);
    assert_eq!(found(&store, "öff"), ["A2"]);
    assert_eq!(found(&store, "KI"), ["A2"]);
    assert_eq!(found(&store, "ki"), ["A2"]);
    assert_eq!(found(&store, "strasse"), ["A3"]);
    assert_eq!(found(&store, "STRASSE"), ["A3"]);
    assert_eq!(found(&store, "Straße hafen"), ["A3"]);
    assert_eq!(found(&store, "Straße vergabe"), [""; 0]);
    assert_eq!(found(&store, "die"), ["A2", "A1"]);
    assert_eq!(found(&store, ""), [""; 0]);
    assert_eq!(found(&store, "k"), [""; 0]);
}

#[test]
fn a_word_is_found_while_it_is_typed() {
    let (_folder, mut store) = with_case();
    answer(&mut store, "A1", "Die Vergabe der IT dauerte.");
    answer(&mut store, "A2", "Die Abteilung war dagegen.");
    for query in ["Ver", "Verg", "Verga", "verga", "Vergab", "Vergabe", "Vergabe dau", "die verga"] {
        assert_eq!(found(&store, query), ["A1"], "{query}");
    }
    assert_eq!(passages(&store, "Verga"), ["Verga"]);
    for query in ["V", "Ve", "vergabx"] {
        assert_eq!(found(&store, query), [""; 0], "{query}");
    }
    assert_eq!(found(&store, "it"), ["A1"]);
}

#[test]
fn the_passage_is_shown_as_it_was_written() {
    let (_folder, mut store) = with_case();
    answer(&mut store, "A2", "KI: Kinder; Straße, Ki\u{308}che, STRASSE — ki");
    assert_eq!(passages(&store, "ki"), ["KI", "ki"]);
    assert_eq!(passages(&store, "strasse"), ["Straße", "STRASSE"]);
    assert_eq!(passages(&store, "kïche"), ["Ki\u{308}che"]);
}

#[test]
fn trigrams_that_are_there_in_another_order_find_nothing() {
    let (_folder, mut store) = with_case();
    answer(&mut store, "A1", "abcd bcde");
    assert_eq!(found(&store, "abcde"), [""; 0]);
}

#[test]
fn signs_and_the_query_language_mean_themselves() {
    let (_folder, mut store) = with_case();
    answer(&mut store, "A1", r#"§ 3 sagt: "nein" AND NOT * 100 %"#);
    for query in ["§", "\"nein\"", "NOT", "100 %", "*", "§ 3"] {
        assert_eq!(found(&store, query), ["A1"], "{query}");
    }
    for query in ["nei*", "\"", "a OR b", "%%", "_agt", "sagt*", "(", "'"] {
        let _any = found(&store, query);
    }
    assert_eq!(found(&store, "_agt"), [""; 0]);
}

#[test]
fn an_old_version_and_a_draft_are_not_found() {
    let (_folder, mut store) = with_case();
    answer(&mut store, "A1", "früher Leuchtturm");
    answer(&mut store, "A1", "später Deich");
    assert_eq!(found(&store, "leuchtturm"), [""; 0]);
    assert_eq!(found(&store, "deich"), ["A1"]);
    let op = Op::SaveDraft { case: CASE, key: key("A1") };
    store.transact(op, today(), |tx| tx.save_draft(CASE, &key("A1"), &Value::Text("Möwe".into()))).unwrap();
    assert_eq!(found(&store, "möwe"), [""; 0]);
    assert_eq!(found(&store, "deich"), ["A1"]);
}

#[test]
fn texts_in_fields_are_found_with_their_field() {
    let (_folder, mut store) = with_case();
    let fields = [("ort", "Rathaus"), ("zeit", ""), ("wer", "Bauamt")]
        .into_iter()
        .map(|(field, text)| (field.into(), Value::Text(text.into())))
        .collect();
    let value = Answer { value: Some(Value::Fields(fields)), ..Answer::default() };
    let key: AnswerKey = in_row("E1", 5);
    answer_in(&mut store, CASE, &key, &value);
    let hit = store.read().search("bauamt", 5).unwrap().pop().unwrap();
    assert_eq!((hit.key, hit.field.unwrap().as_str(), hit.text.as_str()), (key, "wer", "Bauamt"));
}

#[test]
fn what_was_taken_back_is_no_longer_found() {
    let (_folder, mut store) = with_case();
    answer(&mut store, "A1", "bleibt auffindbar");
    answer(&mut store, "A2", "wird zurückgenommen, war auffindbar");
    let withdrawal =
        Withdrawal { scope: WithdrawalScope::Answer(key("A2")), date: today(), afterwards: Afterwards::Kept };
    let op = Op::Withdraw { case: CASE, afterwards: Afterwards::Kept };
    store.transact(op, today(), |tx| tx.withdraw(CASE, &withdrawal)).unwrap();
    assert_eq!(found(&store, "auffindbar"), ["A1"]);
    answer(&mut store, "A2", "noch einmal auffindbar");
    assert_eq!(found(&store, "auffindbar"), ["A1"]);
}

#[test]
fn search_agrees_with_looking_through_everything() {
    let (_folder, mut store) = with_case();
    let words = ["amt", "bauamt", "aufbau", "ki", "kita", "straße", "ö", "öffnen", "a-b", "x"];
    let mut random = Seeded(42);
    let mut texts = Vec::new();
    for number in 0..60 {
        let mut draw = [0; 4];
        lernfall_store::Random::fill(&mut random, &mut draw);
        let text: Vec<_> = draw.iter().map(|byte| words[usize::from(*byte) % words.len()]).collect();
        texts.push(text.join(" "));
        answer(&mut store, &format!("Q{number:02}"), &texts[number]);
    }
    for query in ["amt", "ki", "bau", "ö", "öff", "strasse", "traß", "x", "a-b", "amt ki", "kita x"] {
        let expected: Vec<String> = texts
            .iter()
            .enumerate()
            .filter(|(_, text)| {
                lernfall_core::text::fold(query).split(' ').all(|term| {
                    let text = lernfall_core::text::fold(text);
                    match term.chars().count() {
                        1 | 2 => text.split(|c: char| !c.is_alphanumeric()).any(|word| word == term),
                        _ => text.contains(term),
                    }
                })
            })
            .map(|(number, _)| format!("Q{number:02}"))
            .rev()
            .collect();
        let hits = store.read().search(query, 100).unwrap();
        let found: Vec<_> = hits.into_iter().map(|hit| hit.key.question.to_string()).collect();
        assert_eq!(found, expected, "{query}");
    }
}
