//! Handing a case over: only what may leave, signed, encrypted, written, read back, registered.
//!
//! Nothing is said to be handed over before the file was read back from the medium and every byte of it
//! was checked. The file is there whole or not at all.

use std::fs::File;
use std::io::{self, BufReader};
use std::ops::ControlFlow;
use std::path::Path;

use lernfall_bundle::{
    Content, ContentEntry, Delivery, Envelope, Kind, NameError, Overall, Party, Receipt, SealError, SealPlan,
    Sealed, Secret, Sha256, seal,
};
use lernfall_core::digest::Digest;
use lernfall_core::id::CaseId;
use lernfall_store::{NewHandOver, Op, OpenError, Part};

use crate::bundles::of_envelope;
use crate::call::{Export, SealWith};
use crate::desk::Desk;
use crate::desk::secrets::with_secret;
use crate::error::{ApiError, Code, damaged};
use crate::jobs::{Job, Stage};
use crate::leaving::{Leaving, waits_for};
use crate::mail;
use crate::target::{Hashing, Target, Written, of_writing};
use crate::view::{EnvelopeKind, Exported, MemberLine};

impl Desk {
    /// Hands a case over as a bundle.
    pub fn export(&mut self, id: CaseId, call: &Export, job: &mut Job<'_>) -> Result<Exported, ApiError> {
        let leaving = self.leaving(id, call.audience)?;
        settled(&leaving)?;
        if self.store.read().organisation()?.is_none() {
            return Err(ApiError::new(Code::AgencyMissing));
        }
        // Found out before a number is taken, and before there is a bundle without its draft.
        Target::begin(&call.to)?;
        if let Some(mail) = &call.mail {
            Target::begin(&mail.to)?;
            if mail.to == call.to {
                return Err(ApiError::new(Code::TargetExists));
            }
        }
        if leaving.is_empty() {
            return Err(ApiError::new(Code::NothingToHandOver));
        }
        let envelope = self.envelope(call, &leaving)?;
        let today = self.env.today();
        let reserve = Op::ReserveHandOver { case: id };
        let number =
            self.store.transact(reserve, today, |tx| tx.reserve_hand_over().map_err(ApiError::from))?;
        let members = self.members(&leaving)?;
        let content =
            Content::survey(members, &mut |done| job.step(Stage::Reading, done, None)).map_err(of_survey)?;
        let total = content.entries().map(|entry| entry.size).sum();
        let (signer, identity) = self.identity()?;
        let delivery = Delivery {
            id: self.env.new_id(),
            kind: Kind::Delivery,
            number,
            date: today.civil(),
            sender: Party {
                name: leaving.record.organisation.name.clone(),
                id: Some(signer.0),
                certificate: Some(identity.certificate().fingerprint()),
            },
            recipients: call
                .recipient
                .iter()
                .map(|name| Party { name: name.clone(), id: None, certificate: None })
                .collect(),
            content_digest: content.digest(),
            refers_to: None,
        };
        let plan = SealPlan {
            content: &content,
            release: None,
            delivery: &delivery,
            identity: &identity,
            day: today.civil(),
            envelope: &envelope.0,
        };
        let (receipt, file) = written(&call.to, &plan, envelope.1.as_ref(), total, job)?;
        let members: Vec<MemberLine> = content.entries().map(line).collect();
        drop(content);
        let exported = Exported {
            number,
            date: today,
            audience: call.audience,
            file: call.to.display().to_string(),
            size: file.size,
            content_digest: digest(receipt.content_digest),
            container: digest(receipt.container),
            revision: leaving.record.revision.clone(),
            envelope: match call.envelope {
                SealWith::Passphrase(_) => EnvelopeKind::Passphrase,
                SealWith::Nothing { .. } => EnvelopeKind::None,
            },
            members,
            mail: call.mail.as_ref().map(|mail| mail.to.display().to_string()),
            stays_behind: leaving.stays_behind(),
        };
        if let Err(error) = self.completed(id, &exported, call, file.digest) {
            // What is not registered was not handed over, and its file goes.
            let _removed = std::fs::remove_file(&call.to);
            return Err(error);
        }
        Ok(exported)
    }

    /// The draft and the line in the register, both or none.
    fn completed(
        &mut self,
        case: CaseId,
        exported: &Exported,
        call: &Export,
        file: Digest,
    ) -> Result<(), ApiError> {
        self.mail_draft(exported.number, call, &file)?;
        let registered = self.register(case, exported, call, file);
        if registered.is_err()
            && let Some(mail) = &call.mail
        {
            let _removed = std::fs::remove_file(&mail.to);
        }
        registered
    }

    fn mail_draft(&self, number: u32, call: &Export, file: &Digest) -> Result<(), ApiError> {
        let Some(mail) = &call.mail else { return Ok(()) };
        let (body, ending) = match &call.envelope {
            SealWith::Passphrase(_) => (&mail.body, "lernfall"),
            SealWith::Nothing { .. } => (&mail.body_plain, "asice"),
        };
        let words = mail::Words {
            subject: &mail.subject.replace("{number}", &number.to_string()),
            body,
            name: &format!("{}-{number}.{ending}", mail.file_stem),
            boundary: self.env.new_id(),
        };
        mail::draft(&mail.to, &call.to, file, &words)
    }

    /// The envelope, and what opens it again for reading back.
    fn envelope(&self, call: &Export, leaving: &Leaving) -> Result<(Envelope, Option<Secret>), ApiError> {
        match &call.envelope {
            SealWith::Passphrase(passphrase) => {
                if !self.policy.accepts(passphrase) {
                    let least = self.policy.shortest_passphrase;
                    return Err(ApiError::new(Code::PassphraseTooShort).with("least", least));
                }
                // It is told to others, on the telephone: they could open everything else with it.
                let floor = self.env.least_kdf_cost();
                match with_secret(passphrase, |secret| self.store.opens_with(secret, floor)) {
                    Ok(()) => return Err(ApiError::new(Code::PassphraseOfWorkspace)),
                    Err(OpenError::WrongPassphrase) => {}
                    Err(error) => return Err(error.into()),
                }
                let envelope = Envelope::Passphrase {
                    passphrase: passphrase.clone(),
                    work_factor: self.env.envelope_cost(),
                };
                Ok((envelope, Some(Secret::Passphrase(passphrase.clone()))))
            }
            SealWith::Nothing { reason } => {
                if reason.trim().is_empty() {
                    return Err(ApiError::new(Code::ReasonMissing));
                }
                let kept = leaving.not_for_report();
                if kept > 0 {
                    return Err(ApiError::new(Code::NotAllForReport).with("count", kept));
                }
                Ok((Envelope::None, None))
            }
        }
    }

    fn register(
        &mut self,
        case: CaseId,
        exported: &Exported,
        call: &Export,
        file: Digest,
    ) -> Result<(), ApiError> {
        let plain_reason = match &call.envelope {
            SealWith::Passphrase(_) => None,
            SealWith::Nothing { reason } => Some(reason.clone()),
        };
        let revision = Digest::parse(&exported.revision).ok_or_else(|| ApiError::new(Code::Bug))?;
        let line = NewHandOver {
            case,
            audience: exported.audience,
            revision,
            container: exported.container.clone(),
            file,
            recipient: call.recipient.clone().unwrap_or_default(),
            plain_reason,
        };
        let registered = self.store.transact(Op::RegisterHandOver { case }, exported.date, |tx| {
            Ok(tx.register_hand_over(exported.number, &line).map(|_| ())?)
        });
        registered
            .or_else(|error| if self.is_registered(case, exported.number) { Ok(()) } else { Err(error) })
    }

    /// Where the very last flush fails, an operation may be told to have failed and stand all the same. A
    /// drive that does not tell counts as no: better a line without a bundle than a bundle without a line.
    fn is_registered(&self, case: CaseId, number: u32) -> bool {
        let lines = self.store.read().hand_overs_of(case);
        lines.is_ok_and(|lines| lines.iter().any(|line| line.number == number))
    }
}

/// Refuses while a value blocks or levels were not decided together.
fn settled(leaving: &Leaving) -> Result<(), ApiError> {
    for state in leaving.gates() {
        if let Some(code) = waits_for(&state) {
            return Err(ApiError::new(code).with("question", &state.question));
        }
    }
    Ok(())
}

/// Seals into a new file at `to`, reads it back from the medium and checks every byte.
fn written(
    to: &Path,
    plan: &SealPlan<'_>,
    secret: Option<&Secret>,
    total: u64,
    job: &mut Job<'_>,
) -> Result<(Receipt, Written), ApiError> {
    let mut target = Target::begin(to)?;
    let mut hashing = Hashing::new(&mut target);
    let receipt = seal(plan, &mut hashing, &mut |done| job.step(Stage::Sealing, done, Some(total)))
        .map_err(of_sealing)?;
    let file = hashing.finish();
    let back: BufReader<&mut File> = BufReader::new(target.read_back()?);
    let mut opened = Sealed::new(back).and_then(|sealed| sealed.decrypt(secret)).map_err(|error| {
        let told = of_envelope(error);
        if told.code == Code::FileUnreadable { told } else { ApiError::new(Code::ReadBackFailed) }
    })?;
    let verdict = opened
        .verify(&mut |done| job.step(Stage::ReadingBack, done, Some(receipt.container_size)))
        .map_err(|error| of_writing(&error))?;
    match verdict.overall {
        Overall::Intact => {}
        Overall::Stopped => return Err(ApiError::new(Code::Cancelled)),
        Overall::Broken | Overall::Unreadable | Overall::Unsigned => {
            return Err(ApiError::new(Code::ReadBackFailed));
        }
    }
    if let ControlFlow::Break(()) =
        job.step(Stage::ReadingBack, receipt.container_size, Some(receipt.container_size))
    {
        return Err(ApiError::new(Code::Cancelled));
    }
    target.finish()?;
    Ok((receipt, file))
}

fn line(entry: &ContentEntry) -> MemberLine {
    MemberLine { name: entry.name.as_str().to_owned(), size: entry.size, sha256: entry.sha256.hex() }
}

fn digest(sha256: Sha256) -> Digest {
    Digest::from_raw(sha256.as_bytes())
}

fn of_survey(error: NameError) -> ApiError {
    match error {
        NameError::Read(io::ErrorKind::InvalidData) => damaged(Part::Attachment),
        NameError::Read(_) => ApiError::new(Code::WorkspaceUnreadable),
        NameError::Stopped => ApiError::new(Code::Cancelled),
        NameError::Form
        | NameError::Reserved
        | NameError::Twice
        | NameError::TooMany
        | NameError::MediaType => ApiError::new(Code::Bug),
    }
}

fn of_sealing(error: SealError) -> ApiError {
    match error {
        SealError::Io(error) => of_writing(&error),
        SealError::Stopped => ApiError::new(Code::Cancelled),
        SealError::Envelope(error) => of_envelope(error),
        SealError::MemberChanged => ApiError::new(Code::WorkspaceUnreadable),
        SealError::SenderIsNotSigner
        | SealError::OtherContent
        | SealError::ReleaseTooLarge
        | SealError::Delivery(_)
        | SealError::Identity(_) => ApiError::new(Code::Bug),
    }
}
