//! Out of a damaged workspace into a new one, told in people's words.

use std::cell::RefCell;
use std::path::Path;

use lernfall_core::answer::AnswerKey;
use lernfall_core::case::Case;
use lernfall_core::id::CaseId;
use lernfall_core::template::Template;
use lernfall_core::text::Language;
use lernfall_store::{CaseLoss, KnownTemplate, Matter as Found, Salvage, Salvaged as Read, Store};
use secrecy::SecretString;

use crate::desk::secrets::with_secret;
use crate::desk::{Chance, Desk, opening};
use crate::env::Env;
use crate::error::ApiError;
use crate::jobs::{Job, Stage};
use crate::renewing::PAGE;
use crate::showing;
use crate::templates;
use crate::view::salvage::{AffectedCase, Loss, Matter, MissingAnswer, MissingAttachment, Salvaged};

impl Desk {
    /// Copies everything that can be read of the workspace in `folder` into a new one and opens that. The
    /// damaged one stays as it is; passphrase and recovery code stay the same.
    pub fn salvage(
        env: &Env,
        folder: &Path,
        passphrase: &SecretString,
        into: &Path,
        language: Language,
        job: &mut Job<'_>,
    ) -> Result<(Self, Salvaged), ApiError> {
        let builtin = templates::builtin()?;
        let reference = templates::reference(&builtin);
        let known =
            [KnownTemplate { id: &reference.id, version: &reference.version, bytes: builtin.canonical() }];
        let salvage = Salvage { into, today: env.today(), templates: &known };
        let job = RefCell::new(job);
        let (store, read) = with_secret(passphrase, |secret| {
            Store::salvage(folder, secret, &salvage, &opening(env), &mut Chance(env), &mut |pages| {
                job.borrow_mut().step(Stage::Salvaging, pages.done * PAGE, Some(pages.total * PAGE))
            })
        })?;
        let desk = Self::opened(env, store);
        let told = desk.salvaged(into, language, &read)?;
        Ok((desk, told))
    }

    fn salvaged(&self, into: &Path, language: Language, read: &Read) -> Result<Salvaged, ApiError> {
        let losses = read.losses.iter().map(|loss| Loss {
            matter: matter(loss.matter),
            count: loss.rows,
            more: loss.more,
        });
        let affected = read.cases.iter().map(|(case, loss)| self.affected(*case, language, loss));
        Ok(Salvaged {
            folder: into.display().to_string(),
            pages: read.pages,
            lost_pages: read.lost_pages,
            cases: self.store.read().cases()?.len(),
            losses: losses.collect(),
            affected: affected.collect::<Result<_, _>>()?,
        })
    }

    fn affected(&self, id: CaseId, language: Language, loss: &CaseLoss) -> Result<AffectedCase, ApiError> {
        let CaseLoss { head, interviews, answers, from_version, attachments } = loss;
        let (template, case) = self.case_with_template(id)?;
        let missing = |key: &AnswerKey| missing(&template, &case, language, key);
        let talks = case.interviews.iter().filter(|talk| interviews.contains(&talk.id));
        let name = |id| MissingAttachment { name: case.attachments.get(id).map(|file| file.name.clone()) };
        Ok(AffectedCase {
            case: id,
            number: case.head.number,
            title: showing::title(&template, &case),
            head: *head,
            interviews: talks.map(|talk| talk.number).collect(),
            answers: answers.iter().map(missing).collect(),
            from_version: from_version.iter().map(missing).collect(),
            attachments: attachments.iter().map(name).collect(),
        })
    }
}

fn missing(template: &Template, case: &Case, language: Language, key: &AnswerKey) -> MissingAnswer {
    let number = |id| case.interviews.iter().find(|talk| talk.id == id).map(|talk| talk.number);
    let question = template.question(&key.question);
    let label =
        question.map(|question| if question.name.is_empty() { &question.text } else { &question.name });
    MissingAnswer {
        question: key.question.clone(),
        label: label.map(|label| label.read(language)).unwrap_or_default().to_owned(),
        interview: key.interview.and_then(number),
    }
}

fn matter(found: Found) -> Matter {
    match found {
        Found::Cases => Matter::Cases,
        Found::Interviews => Matter::Interviews,
        Found::Rows => Matter::Rows,
        Found::Answers => Matter::Answers,
        Found::Versions => Matter::Versions,
        Found::Drafts => Matter::Drafts,
        Found::Notes => Matter::Notes,
        Found::Attachments => Matter::Attachments,
        Found::Withdrawals => Matter::Withdrawals,
        Found::People => Matter::People,
        Found::HandOvers => Matter::HandOvers,
        Found::Templates => Matter::Templates,
        Found::Identity => Matter::Identity,
        Found::Settings => Matter::Settings,
        Found::Journal => Matter::Journal,
    }
}
