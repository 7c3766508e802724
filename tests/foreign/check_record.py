#!/usr/bin/env python3
"""Checks the JSON files of an unpacked container against the schemas and the pages.

Usage: check_record.py FOLDER SCHEMAS

Written from docs/format-bundle.md (sections 3, 5, 6), docs/format-record.md and the schemas.
FOLDER is the unpacked container, SCHEMAS the folder with the schemas. Validates delivery.json,
record.json and template.json (Draft 2020-12, formats checked), computes every digest of the
manifest, the content digest and the record's revision again, and looks whether the JSON is
written as RFC 8785 says and whether the record holds what its page promises.
Prints a sentence for each finding; exit 0 without one, 1 with one, 2 on wrong usage.
The signature is no question of this check (see check_cms.py), nor is the zip (see read_bundle.py).
"""

import base64
import hashlib
import json
import pathlib
import sys

import rfc8785
from jsonschema import Draft202012Validator
from lxml import etree

NAMES = {"asic": "http://uri.etsi.org/02918/v1.2.1#", "ds": "http://www.w3.org/2000/09/xmldsig#"}
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
LOWEST_LEVEL = {"office": 1, "room": 2, "report": 3}
NOT_CONTENT = {"mimetype", "delivery.json", "release.json"}


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def files_in(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def manifest_findings(files):
    """Every digest in the manifest, and whether it lists every file once."""
    root = etree.fromstring(files["META-INF/ASiCManifest.xml"], PARSER)
    listed = []
    for reference in root.findall("asic:DataObjectReference", NAMES):
        name = reference.get("URI")
        listed.append(name)
        if reference.find("ds:DigestMethod", NAMES).get("Algorithm") != SHA256:
            yield f"manifest: the digest of {name} is not SHA-256"
        elif name not in files:
            yield f"manifest: {name} is listed and missing"
        elif base64.b64decode(reference.findtext("ds:DigestValue", None, NAMES)).hex() != sha256(files[name]):
            yield f"manifest: the digest of {name} is another one"
    present = [name for name in files if name != "mimetype" and not name.startswith("META-INF/")]
    if sorted(listed) != sorted(present):
        yield f"manifest: it lists {sorted(listed)}, there are {sorted(present)}"


def schema_findings(name, value, schema_file):
    schema = json.loads(schema_file.read_bytes())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for error in validator.iter_errors(value):
        yield f"{name}: at {error.json_path}: {error.message[:200]}"


def content_digest(files):
    text = "lernfall-content-1\n"
    for name in sorted(files):
        if name not in NOT_CONTENT and not name.startswith("META-INF/"):
            text += f"{sha256(files[name])}  {len(files[name])}  {name}\n"
    return sha256(text.encode("ascii"))


def record_findings(record, template, files):
    """What docs/format-record.md says and a schema cannot."""
    if record["format"] != "lernfall-record/0.1" or record["critical"] != []:
        yield "record.json: format or critical are not those of this version"
    if record["revision"] != sha256(rfc8785.dumps({**record, "revision": "", "parent": None})):
        yield "record.json: revision is not the digest of the record in which it is empty and parent is null"
    if record["template"]["digest"] != sha256(files["template.json"]):
        yield "record.json: template.digest is not the digest of template.json"
    if (record["template"]["id"], record["template"]["version"]) != (template["id"], template["version"]):
        yield "record.json: template has another id or version than template.json"
    for number, attachment in enumerate(record["attachments"], 1):
        name = attachment["member"]
        if not name.startswith(f"attachments/{number}."):
            yield f"record.json: attachment {number} is called {name}"
        if name not in files or (attachment["size"], attachment["sha256"]) != (len(files[name]), sha256(files[name])):
            yield f"record.json: {name} is missing or has another size or digest"
    attached = [name for name in files if name.startswith("attachments/")]
    if sorted(attached) != sorted(attachment["member"] for attachment in record["attachments"]):
        yield "record.json: its attachments are not those in the container"
    if record["audience"] not in LOWEST_LEVEL:
        yield "record.json: its audience is never in a bundle"

    order = [question["id"] for section in template["sections"] for question in section["questions"]]
    groups = [("the case", record["answers"], True)]
    for interview in record["interviews"]:
        groups.append((f"interview {interview['number']}", interview["answers"], interview["permits"]["quotation"]))
    rows = {(answer["question"], answer.get("row")) for _, answers, _ in groups for answer in answers}
    for where, answers, quotable in groups:
        names = [answer["question"] for answer in answers]
        unknown = [name for name in names if name not in order]
        if unknown:
            yield f"record.json: {where}: the template has no question {', '.join(unknown)}"
        elif names != sorted(names, key=order.index):
            yield f"record.json: {where}: the answers are not in the guide's order"
        for answer in answers:
            yield from answer_findings(f"record.json: {where}: {answer['question']}", answer, record, rows, quotable)


def answer_findings(where, answer, record, rows, quotable):
    if answer["level"] < LOWEST_LEVEL.get(record["audience"], 0):
        yield f"{where}: level {answer['level']} is below that of {record['audience']}"
    if (answer["status"] == "answered") != ("value" in answer):
        yield f"{where}: a value with status {answer['status']}, or none with answered"
    if answer.get("quotations") == []:
        yield f"{where}: empty quotations are not left out"
    if answer.get("quotations") and not quotable:
        yield f"{where}: quotations that nobody permitted"
    for quotation in answer.get("quotations", []):
        value = answer["value"]
        holder = value["fields"][quotation["field"]] if quotation.get("field") else value
        if not 0 <= quotation["start"] < quotation["end"] <= len(holder["text"]):
            yield f"{where}: a quotation outside its text"
    for form, content in values_in(answer.get("value")):
        if form == "unread":
            yield f"{where}: a value that nobody could read left"
        if form == "links":
            for link in content:
                if (link["question"], link["row"]) not in rows:
                    yield f"{where}: a link to a row that is not in the record"
        if form == "file" and content not in {attachment["id"] for attachment in record["attachments"]}:
            yield f"{where}: a file that is not among the attachments"


def values_in(value):
    """(form, content) of a value and of all within it."""
    if value is None:
        return
    [(form, content)] = value.items()
    yield form, content
    inner = content.values() if form == "fields" else []
    if form == "matrix":
        inner = [field for fields in content.values() for field in fields.values()]
    for field in inner:
        yield from values_in(field)


def findings(folder, schemas):
    files = files_in(folder)
    yield from manifest_findings(files)
    values = {}
    missing = [name for name in ("delivery.json", "record.json", "template.json") if name not in files]
    if missing:
        yield f"missing: {', '.join(missing)}"
        return
    for name in ("delivery", "record", "template"):
        data = files[f"{name}.json"]
        values[name] = json.loads(data)
        if rfc8785.dumps(values[name]) != data:
            yield f"{name}.json: it is not in the canonical form of RFC 8785"
        yield from schema_findings(f"{name}.json", values[name], schemas / f"{name}.schema.json")
    if values["delivery"]["contentDigest"] != content_digest(files):
        yield "delivery.json: contentDigest is not the digest of the content"
    yield from record_findings(values["record"], values["template"], files)


def main():
    if len(sys.argv) != 3 or not all(pathlib.Path(folder).is_dir() for folder in sys.argv[1:]):
        print("usage: check_record.py FOLDER SCHEMAS", file=sys.stderr)
        return 2
    count = 0
    try:
        for sentence in findings(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])):
            print(sentence)
            count += 1
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, RecursionError, etree.LxmlError) as error:
        print(f"not readable as documented: {type(error).__name__}: {error}")
        count += 1
    print(f"findings: {count}" if count else "all fits: manifest, schemas, canonical form, content digest, revision, record")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
