//! Guides: which there are, what they ask, what is wrong with one.

use std::io::Read;
use std::path::Path;

use lernfall_core::case::TemplateReference;
use lernfall_core::template::{Template, Weight, builtin};

use crate::error::{ApiError, Code};
use crate::view::{QuestionShown, SectionShown, TemplateChecked, TemplateLine, TemplateShown};

/// The guide that is always there.
pub fn builtin() -> Result<Template, ApiError> {
    // A test shows that it is sound; if it is not, the program was built wrong.
    builtin::umsetzungserfahrung().map_err(|problems| ApiError { problems, ..ApiError::new(Code::Bug) })
}

/// The guides that every workspace has.
pub fn list() -> Result<Vec<TemplateLine>, ApiError> {
    Ok(vec![line(&builtin()?)])
}

/// A guide by its id, or from a file where `name` is a path to one.
pub fn show(name: &str) -> Result<TemplateShown, ApiError> {
    let template = find(name)?;
    let sections = template.sections().iter().map(|section| SectionShown {
        id: section.id.clone(),
        title: section.title.clone(),
        questions: section
            .questions
            .iter()
            .map(|question| QuestionShown {
                id: question.id.clone(),
                text: question.text.clone(),
                name: question.called().clone(),
                hint: question.hint.clone(),
                probes: question.probes.clone(),
                core: question.weight == Weight::Core,
                kind: question.kind.name().to_owned(),
            })
            .collect(),
    });
    Ok(TemplateShown {
        sections: sections.collect(),
        vocabularies: template.file().vocabularies.clone(),
        line: line(&template),
    })
}

/// A guide by its id, or from a file where `name` is a path to one.
pub fn find(name: &str) -> Result<Template, ApiError> {
    let builtin = builtin()?;
    if builtin.id().as_str() == name {
        return Ok(builtin);
    }
    if Path::new(name).exists() {
        return Template::parse(&read(Path::new(name))?)
            .map_err(|problems| ApiError { problems, ..ApiError::new(Code::BrokenTemplate) });
    }
    Err(ApiError::new(Code::UnknownTemplate).with("template", name))
}

/// Everything that is wrong with the guide in a file.
pub fn check(file: &Path) -> Result<TemplateChecked, ApiError> {
    Ok(match Template::parse(&read(file)?) {
        Ok(template) => TemplateChecked { template: Some(line(&template)), problems: Vec::new() },
        Err(problems) => TemplateChecked { template: None, problems },
    })
}

/// The exact wording, to be named by a case.
pub fn reference(template: &Template) -> TemplateReference {
    TemplateReference {
        id: template.id().clone(),
        version: template.version().to_owned(),
        digest: template.digest().clone(),
    }
}

fn line(template: &Template) -> TemplateLine {
    let core = template.questions().filter(|(_, question)| question.weight == Weight::Core);
    TemplateLine {
        template: reference(template),
        title: template.file().title.clone(),
        questions: template.questions().count(),
        core: core.count(),
        forms: template.file().forms.iter().map(|form| form.form).collect(),
    }
}

/// Guides and answers are read whole; nothing that a person wrote is larger.
pub(crate) fn read(file: &Path) -> Result<Vec<u8>, ApiError> {
    const MOST: u64 = 16 << 20;
    let size = std::fs::metadata(file).map_err(|error| of_reading(&error))?;
    if size.is_dir() {
        return Err(ApiError::new(Code::FileUnreadable));
    }
    let mut bytes = Vec::new();
    // A pipe or device says nothing true about its size.
    let reader = std::fs::File::open(file).map(|file| file.take(MOST + 1));
    let read = reader.and_then(|mut reader| reader.read_to_end(&mut bytes));
    read.map_err(|error| of_reading(&error))?;
    if size.len() > MOST || bytes.len() as u64 > MOST {
        return Err(ApiError::new(Code::FileTooLarge).with("most", MOST));
    }
    Ok(bytes)
}

pub(crate) fn of_reading(error: &std::io::Error) -> ApiError {
    let missing = matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory);
    ApiError::new(if missing { Code::FileMissing } else { Code::FileUnreadable })
}
