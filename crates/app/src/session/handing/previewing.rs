//! *Genau das verlässt das Haus*: what a hand-over would seal, and what it waits for.

use lernfall_bundle::{Sha256, content_digest};
use lernfall_core::answer::{AnswerKey, Value};
use lernfall_core::document::words::Words;
use lernfall_core::id::{InterviewId, VocabularyId};
use lernfall_core::record::gate::{GateState, Standing, assures};
use lernfall_core::record::staying::staying;
use lernfall_core::template::{Effect, Gate, Retirement, Template};
use lernfall_core::text::Language;

use super::{counted, grouped};
use crate::asks::ForAudience;
use crate::desk::Desk;
use crate::error::{ApiError, Code};
use crate::leaving::{Leaving, waits_for};
use crate::pages::guide::EntryOnPage;
use crate::pages::handing::{GateOnPage, GateStanding, HandedOverBefore, PreviewMember, PreviewPage};
use crate::showing;

pub(super) fn page(desk: &Desk, ask: ForAudience, language: Language) -> Result<PreviewPage, ApiError> {
    let leaving = desk.leaving(ask.case, ask.audience)?;
    let words = Words::new(&leaving.template, language);
    let states = leaving.gates();
    let undecided = leaving.undecided();
    let gates: Vec<GateOnPage> =
        states.iter().filter_map(|state| gate(&leaving, &words, state, &undecided)).collect();
    let gates = gates.into_iter().map(|gate| Ok(GateOnPage { again: again(desk, &leaving, &gate)?, ..gate }));
    let gates = gates.collect::<Result<_, ApiError>>()?;
    let register = desk.store.read().hand_overs()?;
    let mut of_case = register.iter().rev().filter(|line| line.what.case == ask.case);
    // What went out before something else did is out of date, even where the answers are as they were then.
    let handed_over = of_case
        .clone()
        .find(|line| line.what.audience == ask.audience)
        .filter(|line| line.what.revision.as_str() == leaving.record.revision);
    let last = of_case.next();
    let entries = surveyed(&leaving)?;
    let organisation = desk.store.read().organisation()?;
    let fingerprint = match &organisation {
        Some(_) => Some(desk.identity()?.1.certificate().fingerprint().groups()),
        None => None,
    };
    let known = leaving.known_names();
    let digests = entries.iter().map(|entry| (entry.name.as_str(), entry.size, entry.sha256));
    Ok(PreviewPage {
        case: ask.case,
        case_title: showing::title(&leaving.template, &leaving.case),
        audience: ask.audience,
        paper: leaving.paper(),
        content_digest: grouped(content_digest(digests)),
        members: entries
            .into_iter()
            .map(|entry| PreviewMember {
                known_as: known.get(&entry.name).cloned(),
                name: entry.name,
                size: entry.size,
            })
            .collect(),
        stays: counted(&leaving.template, &staying(&leaving.template, &leaving.case, &leaving.record)),
        ready: undecided.is_empty() && !states.iter().any(|state| waits_for(state).is_some()),
        undecided: undecided.len(),
        traced: traced(&leaving, language),
        next_number: register.iter().map(|line| line.number).max().unwrap_or(0) + 1,
        handed_over: handed_over.map(|line| HandedOverBefore { number: line.number, date: line.date }),
        last_recipient: last.map(|line| line.what.recipient.clone()).filter(|name| !name.is_empty()),
        would_replace: desk.would_replace(&leaving)?,
        gates,
        something: !leaving.is_empty(),
        plain_allowed: leaving.not_for_report() == 0,
        organisation,
        agency_levels: agency_levels(&leaving.template, &words),
        fingerprint,
        shortest_passphrase: desk.policy.shortest_passphrase,
    })
}

/// In how many answers there is a name, a number or an address.
fn traced(leaving: &Leaving, language: Language) -> usize {
    let words = showing::words(&leaving.template, &leaving.case, language);
    let told = leaving.record.all_answers().filter_map(|answer| {
        let question = leaving.template.question(&answer.question)?;
        Some(words.lines(question, answer.value.as_ref()?))
    });
    told.filter(|lines| !showing::traces(lines).is_empty()).count()
}

/// The digest over the content members, grouped as pages show it.
pub(super) fn digest(leaving: &Leaving) -> Result<String, ApiError> {
    let entries = surveyed(leaving)?;
    let digests = entries.iter().map(|entry| (entry.name.as_str(), entry.size, entry.sha256));
    Ok(grouped(content_digest(digests)))
}

/// A member as sealing will find it.
struct Surveyed {
    name: String,
    size: u64,
    sha256: Sha256,
}

/// The members in the order of the bundle. Attachments are known by what was noted when they were
/// attached; sealing reads them and refuses one that is not the same.
fn surveyed(leaving: &Leaving) -> Result<Vec<Surveyed>, ApiError> {
    let made = leaving.made()?.into_iter().map(|made| {
        let (size, sha256) = (made.bytes.len() as u64, Sha256::of(&made.bytes));
        Ok(Surveyed { name: made.name.to_owned(), size, sha256 })
    });
    let attached = leaving.record.attachments.iter().map(|attachment| {
        let sha256 = attachment.sha256.as_str().parse().map_err(|_| ApiError::new(Code::Bug))?;
        Ok(Surveyed { name: attachment.member.clone(), size: attachment.size, sha256 })
    });
    let mut members = made.chain(attached).collect::<Result<Vec<_>, ApiError>>()?;
    members.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(members)
}

fn gate(
    leaving: &Leaving,
    words: &Words<'_>,
    state: &GateState,
    undecided: &[(InterviewId, AnswerKey)],
) -> Option<GateOnPage> {
    let question = leaving.template.question(&state.question)?;
    let case = &leaving.case;
    let interview = match state.interview {
        Some(id) => case.interview(id)?,
        None => case.interviews.first()?,
    };
    let reopened =
        state.gate == Some(Gate::Levels) && undecided.iter().any(|(of, _)| Some(*of) == state.interview);
    let (standing, codes) = match &state.standing {
        Standing::Settled if reopened => (GateStanding::Open, &[][..]),
        Standing::Settled => (GateStanding::Settled, &[][..]),
        Standing::Open => (GateStanding::Open, &[][..]),
        Standing::Blocked(codes) => (GateStanding::Blocked, codes.as_slice()),
    };
    let vocabularies = || leaving.template.file().vocabularies.iter();
    let label = |code| {
        let entry = vocabularies().find_map(|vocabulary| vocabulary.entry(code));
        entry.map(|entry| words.read(&entry.label).to_owned())
    };
    Some(GateOnPage {
        gate: state.gate,
        question: question.id.clone(),
        name: words.read(question.called()).to_owned(),
        standing,
        blocked_by: codes.iter().filter_map(label).collect(),
        needed: reopened || waits_for(state).is_some(),
        interview: interview.id,
        interview_number: interview.number,
        stage: question.when,
        voluntary: state.gate == Some(Gate::Inference) && case.is_all_own(),
        again: false,
    })
}

/// Whether what goes out was checked before, and is other than it was then.
fn again(desk: &Desk, leaving: &Leaving, gate: &GateOnPage) -> Result<bool, ApiError> {
    let question = leaving.template.question(&gate.question);
    let Some(question) = question.filter(|it| it.gate == Some(Gate::Inference)) else { return Ok(false) };
    if gate.standing == GateStanding::Settled {
        return Ok(false);
    }
    let case = &leaving.case;
    let of_question = case.answers.keys().filter(|key| key.question == gate.question);
    for key in of_question {
        let versions = desk.store.read().versions(case.head.id, key)?;
        let values: Vec<_> = versions.iter().map(|version| version.answer.value.as_ref()).collect();
        // Whoever takes a tick back has found something; all of them go where the program takes them.
        let was = |value: &Option<&Value>| value.is_some_and(|value| assures(question, value));
        if values.iter().rposition(was).is_some_and(|last| values.get(last + 1) == Some(&None)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What the agency can be when it is named.
fn agency_levels(template: &Template, words: &Words<'_>) -> Vec<EntryOnPage> {
    let levels = template.vocabulary(&VocabularyId::from("lernfall.ebene"));
    let entries = levels.into_iter().flat_map(|levels| &levels.entries);
    let current = entries.filter(|entry| entry.retirement == Retirement::Current);
    current
        .map(|entry| EntryOnPage {
            code: entry.code.clone(),
            label: words.read(&entry.label).to_owned(),
            hint: words.read(&entry.hint).to_owned(),
            own_words: entry.own_words,
            blocks: entry.effect == Effect::Blocks,
        })
        .collect()
}
