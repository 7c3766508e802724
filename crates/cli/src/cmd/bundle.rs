//! `lernfall bundle …`

use lernfall_app::bundles;
use lernfall_app::view::{BundleChecked, Decrypted, Fault, MemberState, Overall};
use lernfall_core::time::Date;
use lernfall_core::wording::wording;
use secrecy::SecretString;

use super::{Done, Session, Stop};
use crate::out::{Exit, told};
use crate::secrets;
use crate::text::{Text, fill};

pub(super) fn run(name: &str, session: &Session<'_>) -> Done {
    match name {
        "decrypt" => decrypt(session),
        "verify" => verify(session),
        "show" => show(session),
        _ => Ok(Exit::Usage),
    }
}

fn decrypt(session: &Session<'_>) -> Done {
    let text = session.out.text;
    let passphrase = secrets::seal_passphrase(text, session.path("seal-passphrase-file"));
    let passphrase = passphrase.map_err(Stop::Refused)?;
    let to = session.needed_path("to");
    let size = bundles::decrypt(&session.needed_path("file"), &passphrase, &to, &mut session.out.job())?;
    let made = Decrypted { file: to.display().to_string(), size };
    Ok(session.out.result(&made, |made| {
        told(text.decrypted, &[("file", made.file.clone()), ("size", made.size.to_string())])
    }))
}

/// The passphrase, where one was named or the file wants one.
fn passphrase(session: &Session<'_>) -> Result<Option<SecretString>, Stop> {
    let text = session.out.text;
    let file = session.path("seal-passphrase-file");
    if file.is_none() && !bundles::wants_passphrase(&session.needed_path("file"))? {
        return Ok(None);
    }
    secrets::seal_passphrase(text, file).map(Some).map_err(Stop::Refused)
}

fn verify(session: &Session<'_>) -> Done {
    let passphrase = passphrase(session)?;
    let file = session.needed_path("file");
    let checked = bundles::verify(&file, passphrase.as_ref(), &mut session.out.job())?;
    let exit = session.out.result(&checked, |checked| verdict(session.out.text, checked));
    Ok(if checked.verdict.overall == Overall::Intact { exit } else { Exit::Verdict })
}

fn verdict(text: &Text, checked: &BundleChecked) -> String {
    let mut lines = vec![overall(text, checked).to_owned()];
    lines.extend(signers(text, checked));
    for fault in &checked.verdict.faults {
        let told = match fault {
            Fault::Envelope => text.fault_envelope,
            Fault::Container(_) => text.fault_container,
            Fault::Manifest(_) => text.fault_manifest,
            Fault::Signature(_) => text.fault_signature,
            Fault::Delivery(_) => text.fault_delivery,
        };
        lines.push(fill(text.fault_line, &[("part", told)]));
    }
    for member in &checked.verdict.members {
        let state = match member.state {
            MemberState::Intact => text.member_intact,
            MemberState::Altered => text.member_altered,
            MemberState::Missing => text.member_missing,
            MemberState::NotCovered => text.member_not_covered,
        };
        let facts =
            [("name", member.name.clone()), ("state", state.to_owned()), ("size", member.size.to_string())];
        lines.push(told(text.member_line, &facts));
    }
    if !checked.verdict.signatures.is_empty() {
        lines.push(text.seal_meaning.to_owned());
    }
    lines.join("\n")
}

/// Who sealed, as the certificate says.
fn signers(text: &Text, checked: &BundleChecked) -> Vec<String> {
    let signatures = checked.verdict.signatures.iter();
    let signed = signatures.filter_map(|signature| Some((signature, signature.signer.as_ref()?)));
    signed
        .map(|(signature, signer)| {
            let facts = [
                ("subject", signer.subject.clone()),
                ("day", signature.day.map(|day| spoken(text, &day.to_string())).unwrap_or_default()),
                ("fingerprint", signer.fingerprint.groups()),
            ];
            told(text.signer_line, &facts)
        })
        .collect()
}

/// A day as people write it.
fn spoken(text: &Text, iso: &str) -> String {
    Date::read(iso).map_or_else(|_| iso.to_owned(), |date| wording(text.language).date(date))
}

fn overall(text: &Text, checked: &BundleChecked) -> &'static str {
    match checked.verdict.overall {
        Overall::Intact => text.verdict_intact_unknown,
        Overall::Broken => text.verdict_broken,
        Overall::Unreadable => text.verdict_unreadable,
        Overall::Unsigned => text.verdict_unsigned,
        Overall::Stopped => text.verdict_stopped,
    }
}

fn show(session: &Session<'_>) -> Done {
    let text = session.out.text;
    let passphrase = passphrase(session)?;
    let file = session.needed_path("file");
    let checked = bundles::verify(&file, passphrase.as_ref(), &mut session.out.job())?;
    bundles::intact(&checked)?;
    let (shown, paper) = bundles::show(&file, passphrase.as_ref())?;
    Ok(session.out.result(&shown, |_| {
        let mut lines = vec![overall(text, &checked).to_owned()];
        lines.extend(signers(text, &checked));
        format!("{}\n\n{paper}", lines.join("\n"))
    }))
}
