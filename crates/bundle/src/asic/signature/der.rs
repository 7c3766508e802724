//! The few pieces of DER (ITU-T X.690) that a CMS signature is built of.
//!
//! Keeps true: lengths are the shortest ones; anything else is no element.
//! Leaves to others: what the elements mean.

/// An element of `parts` one after the other.
pub(crate) fn tlv(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut element = vec![tag];
    if let Ok(short) = u8::try_from(length)
        && short < 0x80
    {
        element.push(short);
    } else {
        let bytes = length.to_be_bytes();
        let significant = bytes.iter().skip_while(|byte| **byte == 0);
        element.push(0x80 | significant.clone().count() as u8);
        element.extend(significant);
    }
    for part in parts {
        element.extend_from_slice(part);
    }
    element
}

/// Reads elements one after the other.
#[derive(Clone)]
pub(crate) struct Reader<'a>(&'a [u8]);

/// One element: its tag, its content, and all its bytes.
pub(crate) struct Element<'a> {
    pub(crate) tag: u8,
    pub(crate) content: &'a [u8],
    pub(crate) whole: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next element.
    pub(crate) fn next(&mut self) -> Option<Element<'a>> {
        let bytes = self.0;
        let (&tag, rest) = bytes.split_first()?;
        let (&first, rest) = rest.split_first()?;
        let (length, rest) = if first < 0x80 {
            (usize::from(first), rest)
        } else {
            let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            if digits.is_empty() || digits.len() > 4 || digits.first() == Some(&0) {
                return None;
            }
            let length = digits.iter().fold(0, |sum, digit| sum << 8 | usize::from(*digit));
            if length < 0x80 {
                return None;
            }
            (length, rest)
        };
        let (content, after) = rest.split_at_checked(length)?;
        let (whole, _) = bytes.split_at_checked(bytes.len() - after.len())?;
        self.0 = after;
        Some(Element { tag, content, whole })
    }

    /// The content of the next element, if it has this tag.
    pub(crate) fn expect(&mut self, tag: u8) -> Option<&'a [u8]> {
        self.next_if(tag).map(|element| element.content)
    }

    /// The next element, if it has this tag; else nothing is taken.
    pub(crate) fn next_if(&mut self, tag: u8) -> Option<Element<'a>> {
        let mut ahead = self.clone();
        let element = ahead.next().filter(|element| element.tag == tag)?;
        *self = ahead;
        Some(element)
    }
}

/// Issuer and serial number of a certificate, each a whole element (RFC 5280, clause 4.1).
pub(crate) struct IssuerAndSerial<'a> {
    pub(crate) issuer: &'a [u8],
    pub(crate) serial: &'a [u8],
}

pub(crate) fn issuer_and_serial(certificate: &[u8]) -> Option<IssuerAndSerial<'_>> {
    let mut outer = Reader::new(certificate);
    let mut tbs = Reader::new(Reader::new(outer.expect(0x30)?).expect(0x30)?);
    if !outer.is_empty() {
        return None;
    }
    tbs.next_if(0xa0);
    let serial = tbs.next_if(2)?.whole;
    tbs.expect(0x30)?;
    let issuer = tbs.next_if(0x30)?.whole;
    Some(IssuerAndSerial { issuer, serial })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_the_shortest_and_no_others_are_read() {
        for length in [0, 1, 127, 128, 255, 256, 65_536] {
            let element = tlv(4, &[&vec![7; length]]);
            assert_eq!(Reader::new(&element).expect(4).map(<[u8]>::len), Some(length));
        }
        for wrong in [&[4, 0x81, 1, 0][..], &[4, 0x80, 0, 0], &[4, 0x82, 0, 200], &[4, 5], &[4]] {
            assert!(Reader::new(wrong).next().is_none());
        }
    }
}
