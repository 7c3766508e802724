//! Case sheet, preview, hand-over.

mod previewing;
mod verdict;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lernfall_core::answer::AnswerKey;
use lernfall_core::digest::Digest;
use lernfall_core::record::staying::{StayReason, staying};
use lernfall_core::template::Template;

use crate::asks::{Closed, ForAudience, HandOver, MailWords, OfCase, SetAgency, Way};
use crate::call::{Export, Mail, SealWith};
use crate::deciding::tells;
use crate::dispatch::{BUNDLE_NAME, Done, With};
use crate::error::{ApiError, Code};
use crate::pages::handing::{FileSaved, HandedOver, PreviewMember, PreviewPage, SheetPage, StaysBehind};
use crate::reports::{case_sheet, has_something};
use crate::session::Session;
use crate::view::EnvelopeKind;

impl Session {
    pub fn sheet(&mut self, ask: OfCase, _with: &mut With<'_, '_>) -> Result<SheetPage, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        let (template, case) = desk.case_with_template(ask.case)?;
        let (record, paper) = case_sheet(&template, &case)?;
        Ok(SheetPage {
            case: ask.case,
            stays: counted(&template, &staying(&template, &case, &record)),
            empty: !has_something(&paper),
            paper,
        })
    }

    pub fn save_sheet(&mut self, ask: OfCase, with: &mut With<'_, '_>) -> Result<FileSaved, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        let made = desk.sheet(ask.case, &ended(with.path()?, "docx"))?;
        Ok(FileSaved { file: made.file, size: made.size })
    }

    /// Takes no number and writes nothing.
    pub fn preview(&mut self, ask: ForAudience, with: &mut With<'_, '_>) -> Result<PreviewPage, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        previewing::page(desk, ask, with.language)
    }

    pub fn set_agency(&mut self, ask: SetAgency, _with: &mut With<'_, '_>) -> Result<Done, ApiError> {
        self.desk()?.set_agency(&ask.organisation)?;
        Ok(Done {})
    }

    pub fn hand_over(&mut self, ask: HandOver, with: &mut With<'_, '_>) -> Result<HandedOver, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        let call = export(&ask, with.path()?)?;
        let leaving = desk.leaving(ask.case, ask.audience)?;
        if let Some((_, key)) = leaving.undecided().first() {
            return Err(ApiError::new(Code::LevelsUndecided).with("question", &key.question));
        }
        if previewing::digest(&leaving)? != ask.content_digest {
            return Err(ApiError::new(Code::PreviewOutdated));
        }
        let known = leaving.known_names();
        let recipient = call.recipient.as_deref().unwrap_or_default();
        let outdated = desk.would_replace(&leaving)?.into_iter().find(|bundle| bundle.recipient == recipient);
        let done = desk.export(ask.case, &call, with.job)?;
        let fingerprint = desk.identity()?.1.certificate().fingerprint().groups();
        Ok(HandedOver {
            number: done.number,
            replaces: outdated.map(|bundle| bundle.number),
            date: done.date,
            way: ask.way,
            audience: done.audience,
            file: done.file,
            size: done.size,
            mail: done.mail,
            encrypted: match done.envelope {
                EnvelopeKind::Passphrase => true,
                EnvelopeKind::None => false,
            },
            recipient: call.recipient,
            container: done.container.grouped(),
            content_digest: done.content_digest.grouped(),
            fingerprint,
            members: done
                .members
                .into_iter()
                .map(|line| PreviewMember {
                    known_as: known.get(&line.name).cloned(),
                    name: line.name,
                    size: line.size,
                })
                .collect(),
            stays_behind: done.stays_behind,
        })
    }
}

/// The call, with the bundle beside the draft where there is one.
fn export(ask: &HandOver, picked: PathBuf) -> Result<Export, ApiError> {
    let (envelope, ending) = match &ask.closed {
        Closed::Passphrase(passphrase) => (SealWith::Passphrase(passphrase.clone()), "lernfall"),
        Closed::Nothing(reason) => (SealWith::Nothing { reason: reason.clone() }, "asice"),
    };
    let (to, mail) = match ask.way {
        Way::Folder | Way::Upload => (ended(picked, ending), None),
        Way::Mail => {
            let words = ask.mail.as_ref().ok_or_else(|| ApiError::new(Code::Bug))?;
            let draft = ended(picked, "eml");
            (draft.with_extension(ending), Some(mail(draft, words)))
        }
    };
    let recipient = ask.recipient.as_deref().map(str::trim).filter(|name| !name.is_empty());
    Ok(Export { to, audience: ask.audience, envelope, recipient: recipient.map(str::to_owned), mail })
}

fn mail(to: PathBuf, words: &MailWords) -> Mail {
    Mail {
        to,
        subject: words.subject.clone(),
        body: words.body.clone(),
        body_plain: words.body.clone(),
        file_stem: BUNDLE_NAME.to_owned(),
    }
}

/// The path with the ending that the dialog did not add.
fn ended(path: PathBuf, ending: &str) -> PathBuf {
    let has = Path::extension(&path).is_some_and(|there| there.eq_ignore_ascii_case(ending));
    if has {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// How many stay behind for each reason.
fn counted(template: &Template, staying: &BTreeMap<AnswerKey, StayReason>) -> Vec<StaysBehind> {
    let mut counts = BTreeMap::new();
    for (_, reason) in staying.iter().filter(|(key, _)| tells(template, key)) {
        *counts.entry(*reason).or_insert(0) += 1;
    }
    counts.into_iter().map(|(reason, count)| StaysBehind { reason, count }).collect()
}

/// A digest of the bundle's crate, as people compare it.
fn grouped(digest: lernfall_bundle::Sha256) -> String {
    Digest::from_raw(digest.as_bytes()).grouped()
}
