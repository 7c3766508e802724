//! What looks as if it told who somebody is.
#![allow(clippy::unwrap_used)]

use lernfall_core::traces::traces;

#[test]
fn names_numbers_and_addresses_are_found_as_they_stand() {
    let found: [(&str, &[&str]); 14] = [
        ("Frau von der Leyen und Herr v. Clausen.", &["Frau von der Leyen", "Herr v. Clausen"]),
        ("An Herrn Dr. h. c. Meyer, Amt 3.", &["Herrn Dr. h. c. Meyer"]),
        ("Frau A. Meyer und Frau Dr.-Ing. Meyerhof", &["Frau A. Meyer", "Frau Dr.-Ing. Meyerhof"]),
        ("Hrn. Rene\u{301} habe ich gefragt.", &["Hrn. Rene\u{301}"]),
        ("Frau Meyer. Danach kam der Herbst.", &["Frau Meyer"]),
        (
            "Frau Hansen aus der Poststelle, Tel. 04841 555 123, hat geholfen.",
            &["Frau Hansen", "04841 555 123"],
        ),
        ("Das sagte Herr Dr. Peter Clausen.", &["Herr Dr. Peter Clausen"]),
        ("Fragen Sie Herrn Öztürk, er weiß es.", &["Herrn Öztürk"]),
        ("Erreichbar unter +49 (4841) 555-123.", &["+49 (4841) 555-123"]),
        ("Durchwahl 030/1234567.", &["030/1234567"]),
        ("Schreiben Sie an (hansen@husum.example)!", &["hansen@husum.example"]),
        ("Mr Smith and Mrs Jones agreed.", &["Mr Smith", "Mrs Jones"]),
        ("„Frau Meyer“ stand auf dem Zettel.", &["Frau Meyer"]),
        ("👩‍💼 Frau Æ\u{30a}rø\nHerr Müller", &["Frau Æ\u{30a}rø", "Herr Müller"]),
    ];
    for (text, expected) in found {
        assert_eq!(traces(text), expected, "{text}");
    }
}

#[test]
fn dates_years_and_plain_words_are_left_alone() {
    let plain = [
        "Am 01.02.2023 und im 03/2024 begann es.",
        "0 Treffer, 12 000 000 Euro, § 25 Abs. 1.",
        "Die Frau, die das Amt leitet, und der Herr am Tresen.",
        "Am 01/02/2023 und am 03-04-2023.",
        "Frau, Mann und Kind; die Frau von nebenan.",
        "Am Fr. 12. März, um 08:30 Uhr.",
        "Preis @ Menge, a@b, @alle",
        "",
    ];
    for text in plain {
        assert_eq!(traces(text), [""; 0], "{text}");
    }
}
