//! `lernfall case …` and `lernfall search …`

use lernfall_app::call::{AttachFile, Export, Mail, NewCase, SealWith};
use lernfall_app::view::{AnswerView, AnswersTaken, CaseLine, CaseView, EnvelopeKind, Exported, Found};
use lernfall_core::answer::AnswerStatus;
use lernfall_core::interview::Form;
use lernfall_core::level::Audience;
use lernfall_core::wording::wording;

use super::{Done, Session, Stop};
use crate::out::{Exit, told};
use crate::secrets;
use crate::text::{Text, fill};

pub(super) fn run(name: &str, session: &Session<'_>) -> Done {
    match name {
        "new" => new(session),
        "list" => list(session),
        "show" => show(session),
        "answer" => answer(session),
        "attach" => attach(session),
        "sheet" => sheet(session),
        "export" => export(session),
        _ => Ok(Exit::Usage),
    }
}

fn new(session: &Session<'_>) -> Done {
    let form = session.word("form").map(|form| match form {
        "own" => Form::Own,
        "group" => Form::Group,
        _ => Form::Talk,
    });
    let call = NewCase {
        title: session.needed_word("title").to_owned(),
        template: session.word("template").map(str::to_owned),
        form,
        language: None,
        answers: session.path("answers").cloned(),
    };
    let mut desk = session.desk()?;
    let taken = desk.new_case(&call)?;
    session.close(desk);
    objections(session, &taken);
    Ok(session.out.result(&taken, |taken| taken.case.to_string()))
}

fn list(session: &Session<'_>) -> Done {
    let text = session.out.text;
    let mut desk = session.desk()?;
    let lines = desk.cases()?;
    session.close(desk);
    Ok(session.out.result(&lines, |lines| {
        if lines.is_empty() {
            return text.no_cases.to_owned();
        }
        lines.iter().map(|line| case_line(text, line)).collect::<Vec<_>>().join("\n")
    }))
}

fn case_line(text: &Text, line: &CaseLine) -> String {
    told(
        text.case_line,
        &[
            ("number", line.number.to_string()),
            ("title", one_line(&line.title)),
            ("answered", line.core_answered.to_string()),
            ("core", line.core.to_string()),
            ("created", wording(text.language).date(line.created)),
            ("id", line.id.to_string()),
        ],
    )
}

/// A title or name where each stands on a line of its own.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

fn show(session: &Session<'_>) -> Done {
    let text = session.out.text;
    let mut desk = session.desk()?;
    let id = desk.find_case(session.needed_word("id"))?;
    let view = desk.case(id)?;
    session.close(desk);
    Ok(session.out.result(&view, |view| whole_case(text, view)))
}

fn whole_case(text: &Text, view: &CaseView) -> String {
    let head = [
        ("number", view.number.to_string()),
        ("title", one_line(&view.title)),
        ("answered", view.core_answered.to_string()),
        ("core", view.core.to_string()),
        ("id", view.id.to_string()),
    ];
    let mut lines = vec![told(text.case_head, &head)];
    lines.extend(view.answers.iter().flat_map(|answer| answer_lines(text, view, answer)));
    for interview in &view.interviews {
        let facts =
            [("number", interview.number.to_string()), ("date", wording(text.language).date(interview.date))];
        lines.push(String::new());
        lines.push(told(text.interview_head, &facts));
        lines.extend(interview.answers.iter().flat_map(|answer| answer_lines(text, view, answer)));
    }
    if !view.attachments.is_empty() {
        lines.push(String::new());
        lines.push(text.attachments_head.to_owned());
        let line = |one: &lernfall_app::view::AttachmentView| {
            format!("  {} ({}, {} B)", one_line(&one.name), one.media_type, one.size)
        };
        lines.extend(view.attachments.iter().map(line));
    }
    lines.join("\n")
}

fn answer_lines(text: &Text, view: &CaseView, answer: &AnswerView) -> Vec<String> {
    let wording = wording(view.language);
    let status = match answer.status {
        None => text.question_open,
        Some(status) => wording.status(status),
    };
    let level = answer.level.map_or(text.level_undecided, |_| wording.level(answer.effective_level));
    let row = if answer.row.is_some() { "  –" } else { "" };
    let mark = match answer.status {
        Some(AnswerStatus::Answered) => format!("[{level}]"),
        Some(_) => format!("[{status}; {level}]"),
        None => format!("[{status}]"),
    };
    let mut lines = vec![format!("{row}{} {mark}", answer.question)];
    lines.extend(answer.words.iter().flat_map(|words| words.lines()).map(|line| format!("    {line}")));
    lines
}

fn answer(session: &Session<'_>) -> Done {
    let text = session.out.text;
    let mut desk = session.desk()?;
    let id = desk.find_case(session.needed_word("id"))?;
    let taken = desk.answer(id, &session.needed_path("answers"), session.interview())?;
    session.close(desk);
    objections(session, &taken);
    Ok(session.out.result(&taken, |taken| {
        told(text.answers_taken, &[("answers", taken.answers.to_string()), ("rows", taken.rows.to_string())])
    }))
}

fn objections(session: &Session<'_>, taken: &AnswersTaken) {
    if taken.objections.is_empty() {
        return;
    }
    let text = session.out.text;
    session.out.remark(text.objections_head);
    for placed in &taken.objections {
        let sentence =
            fill((text.objection)(placed.objection.code), &[("subject", &placed.objection.subject)]);
        let field = placed.objection.field.as_ref().map(|field| format!("/{field}")).unwrap_or_default();
        session.out.remark(&format!("  {}{field}: {sentence}", placed.question));
    }
}

fn attach(session: &Session<'_>) -> Done {
    let text = session.out.text;
    let call = AttachFile {
        question: session.needed_word("question").to_owned(),
        file: session.needed_path("file"),
        title: session.word("title").map(str::to_owned),
        interview: session.interview(),
    };
    let mut desk = session.desk()?;
    let id = desk.find_case(session.needed_word("id"))?;
    let attached = desk.attach(id, &call, &mut session.out.job())?;
    session.close(desk);
    Ok(session.out.result(&attached, |attached| {
        told(text.attached, &[("size", attached.size.to_string()), ("type", attached.media_type.clone())])
    }))
}

fn sheet(session: &Session<'_>) -> Done {
    let mut desk = session.desk()?;
    let id = desk.find_case(session.needed_word("id"))?;
    let made = desk.sheet(id, &session.needed_path("to"))?;
    session.close(desk);
    Ok(session.out.result(&made, |made| told(session.out.text.sheet_made, &[("file", made.file.clone())])))
}

fn export(session: &Session<'_>) -> Done {
    let text = session.out.text;
    let mut desk = session.desk()?;
    let id = desk.find_case(session.needed_word("id"))?;
    let envelope = if session.matches.get_flag("plain") {
        SealWith::Nothing { reason: session.word("reason").unwrap_or_default().to_owned() }
    } else {
        let file = session.path("seal-passphrase-file");
        SealWith::Passphrase(secrets::new_seal_passphrase(text, file).map_err(Stop::Refused)?)
    };
    let call = Export {
        to: session.needed_path("to"),
        audience: match session.needed_word("audience") {
            "report" => Audience::Report,
            "room" => Audience::Room,
            _ => Audience::Office,
        },
        envelope,
        recipient: session.word("recipient").map(str::to_owned),
        mail: session.path("mail").map(|to| Mail {
            to: to.clone(),
            subject: text.mail_subject.to_owned(),
            body: text.mail_body.to_owned(),
            body_plain: text.mail_body_plain.to_owned(),
            file_stem: text.mail_file_stem.to_owned(),
        }),
    };
    let exported = desk.export(id, &call, &mut session.out.job())?;
    session.close(desk);
    Ok(session.out.result(&exported, |exported| handed_over(text, exported)))
}

fn handed_over(text: &Text, exported: &Exported) -> String {
    let facts = [
        ("number", exported.number.to_string()),
        ("file", exported.file.clone()),
        ("size", exported.size.to_string()),
        ("container", exported.container.grouped()),
        ("content", exported.content_digest.grouped()),
        ("behind", exported.stays_behind.to_string()),
    ];
    let mut lines = vec![told(text.exported, &facts)];
    lines.push(match exported.envelope {
        EnvelopeKind::Passphrase => text.exported_sealed.to_owned(),
        EnvelopeKind::None => text.exported_plain.to_owned(),
    });
    if let Some(mail) = &exported.mail {
        lines.push(fill(text.exported_mail, &[("file", mail)]));
        lines.push(text.exported_next.to_owned());
    }
    lines.push(text.seal_meaning.to_owned());
    lines.join("\n")
}

pub(super) fn search(session: &Session<'_>) -> Done {
    let text = session.out.text;
    let mut desk = session.desk()?;
    let words: Vec<&str> =
        session.matches.get_many::<String>("text").into_iter().flatten().map(String::as_str).collect();
    let found = desk.search(&words.join(" "))?;
    session.close(desk);
    Ok(session.out.result(&found, |found| {
        if found.is_empty() {
            return text.nothing_found.to_owned();
        }
        found.iter().map(|one| found_lines(text, one)).collect::<Vec<_>>().join("\n")
    }))
}

fn found_lines(text: &Text, found: &Found) -> String {
    let facts = [
        ("number", found.case_number.to_string()),
        ("title", one_line(&found.case_title)),
        ("question", found.question.to_string()),
    ];
    format!("{}\n    {}", told(text.found, &facts), found.passage.replace('\n', " "))
}
