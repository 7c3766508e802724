//! How the paper looks, as Word's own styles, and the settings of the file.
//!
//! Built-in ids and names, so that navigation by headings works and an agency's template can take
//! over; the language stands in the defaults. Dark blue for headings, grey for small print, both
//! at least 7 : 1 on white (WCAG 2.2, 1.4.6). Sizes are half points, distances twentieths of a
//! point. Nothing here depends on content.

use lernfall_core::text::Language;

use super::package::DECLARATION;

const BLUE: &str = "1F3A5F";
const GREY: &str = "595959";
const RULE: &str = "C3CCD6";
const SPACE: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// `word/styles.xml`.
pub(super) fn styles(language: Language) -> String {
    let tag = language.tag();
    let defaults = format!(
        r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{tag}" w:eastAsia="{tag}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="130" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>"#
    );
    let paragraphs: String = paragraph_styles().iter().map(Style::xml).collect();
    format!("{DECLARATION}<w:styles {SPACE}>{defaults}{paragraphs}{}{}</w:styles>", characters(), table())
}

/// `word/settings.xml`: the present mode of Word, no protection, no hyphenation of people's words.
pub(super) fn settings(language: Language) -> String {
    let (decimal, list) = match language {
        Language::De => (",", ";"),
        Language::En => (".", ","),
    };
    let tag = language.tag();
    let compat: String = [
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
    ]
    .iter()
    .map(|(name, value)| {
        format!(
            r#"<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>"#
        )
    })
    .collect();
    format!(
        r#"{DECLARATION}<w:settings {SPACE}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>{compat}</w:compat><w:themeFontLang w:val="{tag}"/><w:decimalSymbol w:val="{decimal}"/><w:listSeparator w:val="{list}"/></w:settings>"#
    )
}

struct Style {
    id: String,
    /// Word knows its own styles by these names.
    name: String,
    next: &'static str,
    paragraph: String,
    run: String,
}

impl Style {
    fn new(id: &str, name: &str, next: &'static str, paragraph: &str, run: &str) -> Self {
        Self { id: id.into(), name: name.into(), next, paragraph: paragraph.into(), run: run.into() }
    }

    fn xml(&self) -> String {
        let Self { id, name, next, paragraph, run } = self;
        let (default, based) = match id.as_str() {
            "Normal" => (r#" w:default="1""#, ""),
            _ => ("", r#"<w:basedOn w:val="Normal"/>"#),
        };
        let part = |name: &str, inner: &str| match inner {
            "" => String::new(),
            inner => format!("<w:{name}>{inner}</w:{name}>"),
        };
        format!(
            r#"<w:style w:type="paragraph"{default} w:styleId="{id}"><w:name w:val="{name}"/>{based}<w:next w:val="{next}"/><w:qFormat/>{}{}</w:style>"#,
            part("pPr", paragraph),
            part("rPr", run),
        )
    }
}

fn paragraph_styles() -> Vec<Style> {
    let keep = "<w:keepNext/><w:keepLines/>";
    let mut styles = vec![
        Style::new("Normal", "Normal", "Normal", "", ""),
        Style::new(
            "Title",
            "Title",
            "Normal",
            &format!(
                r#"{keep}<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="8" w:color="{BLUE}"/></w:pBdr><w:spacing w:before="0" w:after="260" w:line="252" w:lineRule="auto"/>"#
            ),
            &bold(BLUE, 44),
        ),
    ];
    // Level, space before, space after, size, colour.
    let headings = [
        (1, 360, 100, 30, BLUE),
        (2, 280, 70, 25, BLUE),
        (3, 240, 60, 23, "000000"),
        (4, 220, 40, 22, "000000"),
        (5, 200, 40, 22, GREY),
        (6, 200, 40, 21, GREY),
    ];
    styles.extend(headings.map(|(level, before, after, size, color)| {
        Style::new(
            &format!("Heading{level}"),
            &format!("heading {level}"),
            "Normal",
            &format!(
                r#"{keep}<w:spacing w:before="{before}" w:after="{after}" w:line="259" w:lineRule="auto"/><w:outlineLvl w:val="{}"/>"#,
                level - 1
            ),
            &bold(color, size),
        )
    }));
    styles.extend(text_styles(keep));
    styles
}

fn text_styles(keep: &str) -> [Style; 11] {
    let small = r#"<w:color w:val="595959"/><w:sz w:val="19"/><w:szCs w:val="19"/>"#;
    let item = r#"<w:spacing w:after="70"/><w:ind w:left="397" w:hanging="397"/>"#;
    let cell = r#"<w:spacing w:before="50" w:after="50" w:line="259" w:lineRule="auto"/>"#;
    [
        Style::new("Note", "Note", "Normal", r#"<w:spacing w:line="266" w:lineRule="auto"/>"#, small),
        Style::new(
            "NoteAbove",
            "Note Above",
            "Normal",
            &format!(r#"{keep}<w:spacing w:line="266" w:lineRule="auto"/>"#),
            small,
        ),
        Style::new(
            "Quote",
            "Quote",
            "Normal",
            r#"<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="9FB0C3"/></w:pBdr><w:spacing w:before="60" w:after="180"/><w:ind w:left="340" w:right="340"/>"#,
            "",
        ),
        Style::new("ListBullet", "List Bullet", "ListBullet", item, ""),
        Style::new("ListNumber", "List Number", "ListNumber", item, ""),
        Style::new(
            "Facts",
            "Facts",
            "Facts",
            r#"<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="2835"/></w:tabs><w:spacing w:after="50"/><w:ind w:left="2835" w:hanging="2835"/>"#,
            "",
        ),
        Style::new("FactsLong", "Facts Long", "FactsLong", r#"<w:keepLines/><w:spacing w:after="100"/>"#, ""),
        Style::new(
            "Caption",
            "caption",
            "Normal",
            &format!(r#"{keep}<w:spacing w:before="240" w:after="90" w:line="259" w:lineRule="auto"/>"#),
            &bold(BLUE, 20),
        ),
        Style::new("TableText", "Table Text", "TableText", cell, r#"<w:sz w:val="20"/><w:szCs w:val="20"/>"#),
        Style::new(
            "TableHeading",
            "Table Heading",
            "TableText",
            &format!("<w:keepNext/>{cell}"),
            &bold(BLUE, 20),
        ),
        Style::new(
            "Footer",
            "footer",
            "Footer",
            &format!(
                r#"<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{RULE}"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>"#
            ),
            r#"<w:color w:val="595959"/><w:sz w:val="17"/><w:szCs w:val="17"/>"#,
        ),
    ]
}

fn bold(color: &str, size: u8) -> String {
    format!(r#"<w:b/><w:bCs/><w:color w:val="{color}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#)
}

fn characters() -> String {
    format!(
        r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style><w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style><w:style w:type="character" w:styleId="SubtleEmphasis"><w:name w:val="Subtle Emphasis"/><w:qFormat/><w:rPr><w:color w:val="{GREY}"/></w:rPr></w:style>"#
    )
}

/// Light horizontal rules; the header row stands on a tint.
fn table() -> String {
    let line = |side: &str, size: u8, color: &str| {
        format!(r#"<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{color}"/>"#)
    };
    let borders = [line("top", 8, BLUE), line("bottom", 8, BLUE), line("insideH", 4, RULE)].concat();
    let header = line("bottom", 6, BLUE);
    let margins = r#"<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="96" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="96" w:type="dxa"/></w:tblCellMar>"#;
    format!(
        r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins}</w:tblPr></w:style><w:style w:type="table" w:styleId="Lernfall"><w:name w:val="Lernfall"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>{margins}</w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{header}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="EEF2F6"/></w:tcPr></w:tblStylePr></w:style>"#
    )
}
