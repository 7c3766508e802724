#!/usr/bin/env python3
"""Checks a Word file for what a screen reader needs (requirement A11Y-15).

Usage: check_docx.py FILE...

Reads the package by zipfile and lxml alone and knows nothing of the program that wrote it.
Prints one sentence per finding; exit 0 without a finding, 1 with one, 2 on wrong usage.
Sources: EN 301 549 V3.2.1 chapter 10, ECMA-376 part 1.
"""

import sys
import zipfile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "dc": "http://purl.org/dc/elements/1.1/",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def x(node, path, **variables):
    return [] if node is None else node.xpath(path, namespaces=NS, **variables)


def words(paragraph):
    return "".join(x(paragraph, ".//w:t/text()")).strip()


def quoted(paragraph):
    text = words(paragraph)
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


def properties(parts):
    core = parts.get("docProps/core.xml")
    if not "".join(x(core, "//dc:title/text()")).strip():
        yield "The file has no title in its properties."
    if not "".join(x(core, "//dc:language/text()")).strip():
        yield "The file has no language in its properties."


def language(parts):
    styles = parts.get("word/styles.xml")
    default = x(styles, "/w:styles/w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val")
    if not default:
        yield "The styles do not say in which language the text is."
    stated = "".join(x(parts.get("docProps/core.xml"), "//dc:language/text()")).strip()
    if default and stated and default[0] != stated:
        yield f"The properties say {stated}, the styles {default[0]}."
    for tag in x(parts["word/document.xml"], "//w:lang/@w:val"):
        head, *rest = tag.split("-")
        if not (head.isalpha() and 2 <= len(head) <= 3 and all(part.isalnum() for part in rest)):
            yield f"“{tag}” is not the tag of a language."


def headings(parts):
    document, styles = parts["word/document.xml"], parts.get("word/styles.xml")
    levels = {}
    for style in x(styles, "//w:style[@w:type='paragraph']"):
        outline = x(style, "w:pPr/w:outlineLvl/@w:val")
        name = "".join(x(style, "w:name/@w:val")).lower()
        if name.startswith("heading "):
            if outline != [str(int(name.split()[1]) - 1)]:
                yield f"The style “{name}” has no matching outline level."
            levels[x(style, "string(@w:styleId)")] = int(name.split()[1])
    last = 0
    for paragraph in x(document, "//w:body//w:p"):
        level = levels.get(x(paragraph, "string(w:pPr/w:pStyle/@w:val)"))
        if level is None:
            runs = x(paragraph, "w:r[normalize-space(w:t)]")
            styled = x(paragraph, "w:pPr/w:pStyle")
            if not styled and runs and all(x(run, "w:rPr/w:b") for run in runs):
                yield f"{quoted(paragraph)} is bold like a heading, but is none."
            continue
        if level > last + 1:
            yield f"The heading {quoted(paragraph)} jumps from level {last} to {level}."
        last = level
    if not levels:
        yield "There are no heading styles."
    if not last:
        yield "There is no heading."


def style_use(parts):
    known = set(x(parts.get("word/styles.xml"), "//w:style/@w:styleId"))
    used = x(parts["word/document.xml"], "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")
    for name in sorted(set(used) - known):
        yield f"The style “{name}” is used and not defined."


def lists(parts):
    document, numbering = parts["word/document.xml"], parts.get("word/numbering.xml")
    known = set(x(numbering, "/w:numbering/w:num/@w:numId"))
    kinds = {
        x(num, "string(@w:numId)"): x(
            numbering,
            "string(//w:abstractNum[@w:abstractNumId=$kind]/w:lvl[@w:ilvl='0']/w:numFmt/@w:val)",
            kind=x(num, "string(w:abstractNumId/@w:val)"),
        )
        for num in x(numbering, "/w:numbering/w:num")
    }
    last, ended = None, set()
    for paragraph in x(document, "//w:body/w:p"):
        number = x(paragraph, "string(w:pPr/w:numPr/w:numId/@w:val)") or None
        style = x(paragraph, "string(w:pPr/w:pStyle/@w:val)")
        if number is None and style.startswith("List") and style != "ListContinue":
            yield f"{quoted(paragraph)} looks like a list item, but is in no list."
        if number is None and words(paragraph)[:2] in ("• ", "- ", "* "):
            yield f"{quoted(paragraph)} is a list item made by hand."
        if number != last:
            if last is not None:
                ended.add(last)
            last = number
            if number is not None and number not in known:
                yield f"The list {number} is not defined."
            if number in ended and kinds.get(number) != "bullet":
                yield f"At {quoted(paragraph)} a list goes on with the numbers of an earlier one."


def tables(parts):
    for count, table in enumerate(x(parts["word/document.xml"], "//w:tbl"), start=1):
        name = f"Table {count}"
        if not x(table, "w:tr[1]/w:trPr/w:tblHeader[not(@w:val) or @w:val='1' or @w:val='true']"):
            yield f"{name} has no header row."
        if x(table, "w:tr[not(w:trPr/w:cantSplit)]"):
            yield f"{name} has rows that a page may tear."
        if not x(table, "w:tblPr/w:tblLook[@w:firstRow='1']"):
            yield f"{name} does not mark its first row as a header."
        for part, what in (("tblCaption", "title"), ("tblDescription", "description")):
            if not x(table, f"string(w:tblPr/w:{part}/@w:val)").strip():
                yield f"{name} has no {what} (alternative text)."
        if x(table, ".//w:tc//w:tbl"):
            yield f"{name} has a table inside."
        if x(table, ".//w:vMerge | .//w:gridSpan"):
            yield f"{name} has merged cells."
        if len({len(x(row, "w:tc")) for row in x(table, "w:tr")}) > 1:
            yield f"{name} has rows of different length."


def text(parts):
    for name, part in parts.items():
        if not name.startswith("word/"):
            continue
        for paragraph in x(part, "//w:p[not(.//w:instrText) and not(.//w:drawing)]"):
            if not words(paragraph):
                before = x(paragraph, "preceding::w:p[1]")
                where = f" after {quoted(before[0])}" if before else ""
                yield f"There is an empty paragraph in {name}{where}."
        if x(part, "//w:txbxContent | //wps:txbx | //v:textbox"):
            yield f"There is a text box in {name}."
        if x(part, "//w:framePr"):
            yield f"There is a text frame in {name}."
        if x(part, "//wp:docPr[not(normalize-space(@descr))]"):
            yield f"There is a picture without description in {name}."
    if x(parts["word/document.xml"], "/w:document/w:body/*[not(self::w:sectPr)][last()][self::w:tbl]"):
        yield "The text ends with a table; Word adds an empty paragraph."
    if x(parts["word/document.xml"], "//w:tbl[following-sibling::*[1][self::w:tbl]]"):
        yield "Two tables touch; Word reads them as one."


def protection(parts):
    if x(parts.get("word/settings.xml"), "//w:documentProtection | //w:writeProtection"):
        yield "The file is protected; screen readers may be locked out."


CHECKS = (properties, language, headings, style_use, lists, tables, text, protection)


def findings(path):
    try:
        with zipfile.ZipFile(path) as package:
            broken = package.testzip()
            if broken:
                return [f"The member {broken} is damaged."]
            parts = {
                name: etree.fromstring(package.read(name), PARSER)
                for name in package.namelist()
                if name.endswith(".xml")
            }
    except (OSError, zipfile.BadZipFile, etree.XMLSyntaxError) as problem:
        return [f"The file cannot be read: {problem}."]
    if "word/document.xml" not in parts:
        return ["This is not a Word file: word/document.xml is missing."]
    return [finding for check in CHECKS for finding in check(parts)]


def main(paths):
    if not paths:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    failed = False
    for path in paths:
        found = findings(path)
        failed = failed or bool(found)
        for finding in found:
            print(f"{path}: {finding}")
        if not found:
            print(f"{path}: nothing found.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
