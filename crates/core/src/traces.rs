//! What in a text looks as if it told who somebody is.
//!
//! A help for whoever checks what leaves, and never a proof that nothing is there.

/// Forms of address and titles that stand before a name, in the languages of the guides.
const BEFORE_NAMES: [&str; 15] = [
    "Herr", "Herrn", "Hrn", "Frau", "Hr", "Fr", "Dr", "Prof", "Ing", "Dipl", "Mr", "Mrs", "Ms", "Sir",
    "Madam",
];

/// Small words inside of a name or a title.
const INSIDE: [&str; 14] =
    ["von", "van", "vom", "zu", "zum", "zur", "ten", "ter", "di", "da", "le", "v", "h", "c"];

/// Those that are inside only behind another one: "von der".
const BEHIND: [&str; 4] = ["der", "den", "dem", "la"];

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

/// How many words a form of address makes with the name behind it: two names at most, and initials.
fn named(words: &[(usize, &str)]) -> Option<usize> {
    let titles = words.iter().take_while(|(_, word)| is_title(word)).count();
    if titles == 0 {
        return None;
    }
    let (mut taken, mut names, mut inside) = (titles, 0, false);
    for (_, word) in words.iter().skip(titles) {
        let name = word.trim_matches(is_around);
        let initial = name.chars().count() == 1 && word.ends_with('.');
        if INSIDE.contains(&name) || inside && BEHIND.contains(&name) {
            inside = true;
        } else if name.starts_with(char::is_uppercase) && !is_title(word) {
            inside = false;
            names += usize::from(!initial);
        } else {
            break;
        }
        taken += 1;
        if names == 2 || names > 0 && word.ends_with(is_around) {
            break;
        }
    }
    (names > 0 && !inside).then_some(taken)
}

/// "Frau", "Dr.", "Dr.-Ing."
fn is_title(word: &str) -> bool {
    let mut parts = word.split(is_around).filter(|part| !part.is_empty()).peekable();
    parts.peek().is_some()
        && parts.all(|part| BEFORE_NAMES.contains(&part))
        && !word.ends_with([',', ';', ':', '!', '?'])
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
    let is_day = count == 1 && is_day(words.first()?.1);
    (digits >= SHORTEST_TELEPHONE && !is_day).then_some(count)
}

/// "01/02/2023", "03-04-2023"
fn is_day(word: &str) -> bool {
    let parts: Vec<usize> = word.trim_matches(is_around).split(['/', '-']).map(str::len).collect();
    parts == [2, 2, 4]
}

fn is_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(who, place)| {
        let dot = place.find('.').is_some_and(|dot| dot > 0 && dot + 1 < place.len());
        !who.is_empty() && dot
    })
}

/// What stands around a word and does not belong to it; an accent that is a character of its own does.
fn is_around(c: char) -> bool {
    !c.is_alphanumeric() && c != '+' && !('\u{300}'..='\u{36f}').contains(&c)
}
