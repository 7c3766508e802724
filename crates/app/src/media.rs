//! What kind of file somebody attached, as its bytes say.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::error::ApiError;
use crate::templates::of_reading;

/// As much as any signature needs.
const HEAD: u64 = 8192;

/// The media type that the first bytes show; `application/octet-stream` where they show none.
pub fn type_of(file: &Path) -> Result<String, ApiError> {
    let mut head = Vec::new();
    File::open(file)
        .and_then(|file| file.take(HEAD).read_to_end(&mut head))
        .map_err(|error| of_reading(&error))?;
    Ok(of_head(&head).to_owned())
}

/// Whether the ending of the name claims another kind than the bytes show.
pub fn differs(name: &str, media_type: &str) -> bool {
    let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let claimed = ending.and_then(|ending| CLAIMS.iter().find(|(known, _)| *known == ending));
    claimed.is_some_and(|(_, kind)| !media_type.starts_with(kind))
}

/// What common endings claim, as the beginning of a media type.
const CLAIMS: [(&str, &str); 12] = [
    ("pdf", "application/pdf"),
    ("docx", "application/vnd.openxmlformats"),
    ("xlsx", "application/vnd.openxmlformats"),
    ("pptx", "application/vnd.openxmlformats"),
    ("odt", "application/vnd.oasis"),
    ("ods", "application/vnd.oasis"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("zip", "application/zip"),
    ("txt", "text/"),
    ("csv", "text/"),
];

fn of_head(head: &[u8]) -> &'static str {
    if let Some(kind) = infer::get(head) {
        return kind.mime_type();
    }
    let whole = match std::str::from_utf8(head) {
        Ok(text) => Some(text),
        // The last character may be cut in two.
        Err(error) if error.error_len().is_none() && error.valid_up_to() + 4 > head.len() => {
            head.get(..error.valid_up_to()).and_then(|start| std::str::from_utf8(start).ok())
        }
        Err(_) => None,
    };
    let is_text =
        whole.is_some_and(|text| !text.chars().any(|c| c.is_control() && !"\t\r\n\u{c}".contains(c)));
    if is_text { "text/plain" } else { "application/octet-stream" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_that_claims_something_else_is_noticed() {
        assert!(differs("Vermerk.pdf", "text/plain"));
        assert!(!differs("Vermerk.PDF", "application/pdf"));
        assert!(!differs("Vermerk", "text/plain"));
    }

    #[test]
    fn the_bytes_decide_and_not_the_name() {
        assert_eq!(of_head(b"%PDF-1.7\n"), "application/pdf");
        assert_eq!(of_head("Vermerk über die Prüfung\n".as_bytes()), "text/plain");
        assert_eq!(of_head(&[0, 1, 2, 3]), "application/octet-stream");
        let cut = "ä".as_bytes();
        assert_eq!(of_head(&[b"Pr", &cut[..1]].concat()), "text/plain");
    }
}
