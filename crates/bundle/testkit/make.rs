//! Makes small bundles to test with.

use std::{io::Cursor, ops::ControlFlow, sync::LazyLock};

use jiff::civil::{Date, date};
use lernfall_bundle::{
    Content, Decrypted, Delivery, Envelope, Identity, Kind, MediaType, Member, MemberName, NewIdentity,
    Party, Receipt, SealError, SealPlan, Sealed, Verdict, seal,
};
use uuid::Uuid;

pub const DAY: Date = date(2026, 11, 22);
pub const AGENCY: &str = "Amt für Beispiele, Referat 3";

pub static IDENTITY: LazyLock<Identity> = LazyLock::new(|| {
    Identity::create(&NewIdentity {
        id: Uuid::from_u128(0x11),
        agency: AGENCY,
        serial: [7; 16],
        from: date(2026, 1, 1),
        until: date(2040, 1, 1),
    })
    .unwrap()
});

pub fn on(_: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

pub fn member(name: &str, bytes: &[u8]) -> Member<'static> {
    let media_type = if name.ends_with(".json") { "application/json" } else { "text/plain" };
    Member {
        name: MemberName::new(name).unwrap(),
        media_type: MediaType::new(media_type).unwrap(),
        source: Box::new(bytes.to_vec()),
    }
}

/// Small content of three members.
pub fn content() -> Content<'static> {
    let members = vec![
        member("record.json", br#"{"format":"lernfall-record"}"#),
        member("template.json", b"{}"),
        member("attachments/1.txt", "Größe: 3\n".as_bytes()),
    ];
    Content::survey(members, &mut on).unwrap()
}

pub fn delivery(content: &Content<'_>) -> Delivery {
    Delivery {
        id: Uuid::from_u128(0x22),
        kind: Kind::Delivery,
        number: 1,
        date: DAY,
        sender: Party {
            name: AGENCY.to_owned(),
            id: Some(Uuid::from_u128(0x11)),
            certificate: Some(IDENTITY.certificate().fingerprint()),
        },
        recipients: vec![Party { name: "Sammelstelle".to_owned(), id: None, certificate: None }],
        content_digest: content.digest(),
        refers_to: None,
    }
}

pub fn seal_with(
    content: &Content<'_>,
    delivery: &Delivery,
    envelope: &Envelope,
) -> Result<(Vec<u8>, Receipt), SealError> {
    let mut bytes = Vec::new();
    let plan = SealPlan { content, release: None, delivery, identity: &IDENTITY, day: DAY, envelope };
    let receipt = seal(&plan, &mut bytes, &mut on)?;
    Ok((bytes, receipt))
}

/// The bytes of a small bundle without envelope.
pub fn bundle() -> Vec<u8> {
    let content = content();
    seal_with(&content, &delivery(&content), &Envelope::None).unwrap().0
}

pub fn decrypted(bytes: &[u8]) -> Decrypted<Cursor<&[u8]>> {
    Sealed::new(Cursor::new(bytes)).unwrap().decrypt(None).unwrap()
}

pub fn verify(bytes: &[u8]) -> Verdict {
    decrypted(bytes).verify(&mut on).unwrap()
}
