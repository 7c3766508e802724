//! Bundles of ours: what is sealed reads back, and by which form.

use std::{
    cell::Cell,
    io::{self, Read},
    ops::ControlFlow,
};

use lernfall_bundle::{
    Content, DeliveryFault, Envelope, Fault, Identity, MediaType, Member, MemberName, MemberRole,
    MemberSource, MemberState, NameError, Overall, Profile, SMALL_MEMBER, SealError, SealPlan, Sha256,
    content_digest, seal,
};

use crate::make::{
    AGENCY, DAY, IDENTITY, bundle, content, decrypted, delivery, member, on, seal_with, verify,
};

#[test]
fn what_was_sealed_is_intact_and_reads_back() {
    let content = content();
    let sent = delivery(&content);
    let (bytes, receipt) = seal_with(&content, &sent, &Envelope::None).unwrap();
    assert_eq!(receipt.container, Sha256::of(&bytes));
    assert_eq!(receipt.container_size, bytes.len() as u64);
    assert_eq!(receipt.content_digest, content.digest());

    let verdict = verify(&bytes);
    assert_eq!((verdict.overall, verdict.profile), (Overall::Intact, Profile::Ours));
    let signer = verdict.signer().unwrap();
    assert_eq!(signer.subject, AGENCY);
    assert_eq!(signer.fingerprint, IDENTITY.certificate().fingerprint());
    assert_eq!(signer.identity, sent.sender.id);
    assert_eq!(verdict.signatures[0].day, Some(DAY));
    let names: Vec<_> = verdict.members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "mimetype",
            "delivery.json",
            "attachments/1.txt",
            "record.json",
            "template.json",
            "META-INF/ASiCManifest.xml",
            "META-INF/signature001.p7s"
        ]
    );

    let verified = decrypted(&bytes).open().unwrap().unwrap();
    assert_eq!(verified.delivery(), Ok(&sent));
    assert_eq!(verified.bytes("template.json"), Some(&b"{}"[..]));
    assert_eq!(verified.content_digest(), content.digest());
    assert_eq!(verified.pending().count(), 0);
}

#[test]
fn the_digest_is_the_one_that_the_verdict_allows_to_compute() {
    let verdict = verify(&bundle());
    let members = verdict
        .members
        .iter()
        .filter(|member| member.role == MemberRole::Content && member.name != "delivery.json");
    let digest =
        content_digest(members.map(|member| (member.name.as_str(), member.size, member.sha256.unwrap())));
    assert_eq!(digest, content().digest());
}

#[test]
fn the_container_begins_as_every_asic_reader_expects() {
    let bytes = bundle();
    assert_eq!(&bytes[30..38], b"mimetype");
    assert_eq!(&bytes[38..69], b"application/vnd.etsi.asic-e+zip");
}

#[test]
fn the_same_content_in_another_order_gives_the_same_container_but_for_the_signature() {
    let reversed = vec![
        member("attachments/1.txt", "Größe: 3\n".as_bytes()),
        member("template.json", b"{}"),
        member("record.json", br#"{"format":"lernfall-record"}"#),
    ];
    let reversed = Content::survey(reversed, &mut on).unwrap();
    let (other, _) = seal_with(&reversed, &delivery(&reversed), &Envelope::None).unwrap();
    let one = bundle();
    // Up to the local header of the signature, whose checksum differs.
    let (name, signature) = crate::rawzip::data_ranges(&one).pop().unwrap();
    let same = signature.start - name.len() - 30;
    assert_eq!(one[..same], other[..same]);
}

#[test]
fn a_large_member_is_pending_until_its_stream_has_matched() {
    let mut large = vec![b'x'; SMALL_MEMBER as usize + 1];
    let members = vec![member("attachments/1.bin", &large), member("record.json", b"{}")];
    let content = Content::survey(members, &mut on).unwrap();
    let (mut bytes, _) = seal_with(&content, &delivery(&content), &Envelope::None).unwrap();

    let mut verified = decrypted(&bytes).open().unwrap().unwrap();
    assert_eq!(verified.bytes("attachments/1.bin"), None);
    let pending: Vec<_> = verified.pending().map(|member| (member.name.to_owned(), member.size)).collect();
    assert_eq!(pending, [("attachments/1.bin".to_owned(), large.len() as u64)]);
    assert_eq!(verified.content_digest(), content.digest());
    let mut out = Vec::new();
    verified.extract("attachments/1.bin", &mut out, &mut on).unwrap();
    assert_eq!(out, large);
    drop(verified);

    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    large[0] = 0;
    let mut verified = decrypted(&bytes).open().unwrap().unwrap();
    let answer = verified.extract("attachments/1.bin", io::sink(), &mut on);
    assert!(matches!(answer, Err(lernfall_bundle::ExtractError::Altered)));
    let verdict = verify(&bytes);
    assert_eq!(verdict.overall, Overall::Broken);
    let altered: Vec<_> =
        verdict.members.iter().filter(|member| member.state == MemberState::Altered).collect();
    assert_eq!(altered.len(), 1);
    assert_eq!(altered[0].name, "attachments/1.bin");
}

/// Answers something else the second time.
struct Fickle(Cell<u8>);

impl MemberSource for Fickle {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        self.0.set(self.0.get() + 1);
        Ok(Box::new(io::repeat(self.0.get()).take(100)))
    }
}

#[test]
fn a_member_that_changes_while_it_is_sealed_is_an_error() {
    let fickle = Member {
        name: MemberName::new("record.json").unwrap(),
        media_type: MediaType::new("application/json").unwrap(),
        source: Box::new(Fickle(Cell::new(0))),
    };
    let content = Content::survey(vec![fickle], &mut on).unwrap();
    let answer = seal_with(&content, &delivery(&content), &Envelope::None);
    assert!(matches!(answer, Err(SealError::MemberChanged)));
}

#[test]
fn sealing_refuses_a_delivery_that_does_not_fit() {
    let content = content();
    let mut other = delivery(&content);
    other.content_digest = Sha256::of(b"other");
    let answer = seal_with(&content, &other, &Envelope::None);
    assert!(matches!(answer, Err(SealError::OtherContent)));
    let mut other = delivery(&content);
    other.sender.certificate = None;
    let answer = seal_with(&content, &other, &Envelope::None);
    assert!(matches!(answer, Err(SealError::SenderIsNotSigner)));
}

#[test]
fn a_signer_cannot_pass_for_another_sender() {
    let content = content();
    let sent = delivery(&content);
    let (bytes, _) = seal_with(&content, &sent, &Envelope::None).unwrap();
    let other = crate::rawzip::resign_by_another(&bytes);
    let verdict = verify(&other);
    assert_eq!(verdict.overall, Overall::Broken);
    assert_eq!(verdict.faults, [Fault::Delivery(DeliveryFault::SenderIsNotSigner)]);
}

#[test]
fn names_are_there_once() {
    let twice = vec![member("record.json", b"1"), member("record.json", b"2")];
    assert_eq!(Content::survey(twice, &mut on).unwrap_err(), NameError::Twice);
}

#[test]
fn stopping_stops() {
    let mut stop = |_| ControlFlow::Break(());
    let members = vec![member("record.json", b"1")];
    assert_eq!(Content::survey(members, &mut stop).unwrap_err(), NameError::Stopped);
    let content = content();
    let sent = delivery(&content);
    let plan = SealPlan {
        content: &content,
        release: None,
        delivery: &sent,
        identity: &IDENTITY,
        day: DAY,
        envelope: &Envelope::None,
    };
    assert!(matches!(seal(&plan, io::sink(), &mut stop), Err(SealError::Stopped)));
    let verdict = decrypted(&bundle()).verify(&mut stop).unwrap();
    assert_eq!(verdict.overall, Overall::Stopped);
}

#[test]
fn a_release_is_a_member_but_not_content() {
    let content = content();
    let sent = delivery(&content);
    let mut bytes = Vec::new();
    let plan = SealPlan {
        content: &content,
        release: Some(b"{}"),
        delivery: &sent,
        identity: &IDENTITY,
        day: DAY,
        envelope: &Envelope::None,
    };
    let receipt = seal(&plan, &mut bytes, &mut on).unwrap();
    assert_eq!(receipt.content_digest, content.digest());
    assert_eq!(verify(&bytes).overall, Overall::Intact);
    let verified = decrypted(&bytes).open().unwrap().unwrap();
    assert_eq!(verified.bytes("release.json"), Some(&b"{}"[..]));
    assert_eq!(verified.content_digest(), content.digest());
}

#[test]
fn an_identity_is_stored_and_taken_up_again() {
    let key = IDENTITY.key().unwrap();
    let certificate = IDENTITY.certificate().der();
    let again = Identity::load(&key, certificate).unwrap();
    assert_eq!(again.certificate(), IDENTITY.certificate());
    let other = crate::rawzip::another_identity();
    assert!(Identity::load(&other.key().unwrap(), certificate).is_err());
    assert!(!format!("{again:?}").contains("key"));
}
