//! What in a text looks as if it told who somebody is.
//!
//! A help for whoever checks what leaves, and never a proof that nothing is there.

/// Forms of address and titles that stand before a name, in the languages of the guides.
const BEFORE_NAMES: [&str; 12] =
    ["Herr", "Herrn", "Frau", "Hr", "Fr", "Dr", "Prof", "Mr", "Mrs", "Ms", "Sir", "Madam"];

/// In digits; shorter ones are years, amounts and paragraphs.
const SHORTEST_TELEPHONE: usize = 7;

/// Names after a form of address, telephone numbers and e-mail addresses, as they stand in `text`.
pub fn traces(text: &str) -> Vec<&str> {
    text.lines().flat_map(in_line).collect()
}

fn in_line(text: &str) -> Vec<&str> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&(start, word)) = words.get(at) {
        let rest = words.get(at..).unwrap_or_default();
        let length = named(rest).or_else(|| telephone(rest));
        if let Some((last_start, last)) = length.and_then(|length| rest.get(length.checked_sub(1)?)) {
            let whole = text.get(start..last_start + last.len()).unwrap_or_default();
            found.push(whole.trim_matches(is_around));
            at += length.unwrap_or(1);
            continue;
        }
        if is_mail(word.trim_matches(is_around)) {
            found.push(word.trim_matches(is_around));
        }
        at += 1;
    }
    found
}

/// The words of a line, each with the byte at which it begins.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut next = 0;
    let pieces = text.split_inclusive(char::is_whitespace).map(|piece| {
        let start = next;
        next += piece.len();
        (start, piece.trim_end())
    });
    pieces.filter(|(_, word)| !word.is_empty()).collect()
}

/// How many words a form of address makes with the name behind it.
fn named(words: &[(usize, &str)]) -> Option<usize> {
    let titles = words.iter().take_while(|(_, word)| {
        let word = word.trim_matches(is_around);
        BEFORE_NAMES.contains(&word)
    });
    let titles = titles.count();
    let names = words.get(titles..)?.iter().take(2);
    let mut count = 0;
    for (_, word) in names {
        let name = word.trim_matches(is_around);
        if BEFORE_NAMES.contains(&name) || !name.starts_with(char::is_uppercase) {
            break;
        }
        count += 1;
        if word.ends_with(is_around) {
            break;
        }
    }
    (titles > 0 && count > 0).then_some(titles + count)
}

/// How many words a telephone number has that begins here.
fn telephone(words: &[(usize, &str)]) -> Option<usize> {
    let first = words.first()?.1.trim_start_matches('(');
    if !first.starts_with(['0', '+']) {
        return None;
    }
    let (mut digits, mut count) = (0, 0);
    for (_, word) in words {
        let number = word.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        if number.is_empty() || !number.chars().all(|c| c.is_ascii_digit() || "+/-–()".contains(c)) {
            break;
        }
        digits += number.chars().filter(char::is_ascii_digit).count();
        count += 1;
        if number.len() < word.len() {
            break;
        }
    }
    (digits >= SHORTEST_TELEPHONE).then_some(count)
}

fn is_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(who, place)| {
        let dot = place.find('.').is_some_and(|dot| dot > 0 && dot + 1 < place.len());
        !who.is_empty() && dot
    })
}

/// What stands around a word and does not belong to it.
fn is_around(c: char) -> bool {
    !c.is_alphanumeric() && c != '+'
}
