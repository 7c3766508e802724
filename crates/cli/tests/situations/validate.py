"""Checks JSON files against JSON Schemas (Draft 2020-12, formats checked).

Usage: validate.py LIST

Each line of LIST names a schema and a file, with a tab between them. Prints a sentence for each finding, or
how many fit; exit 0 without a finding, else 1.
"""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator


def findings(schema, file):
    validator = Draft202012Validator(
        json.loads(pathlib.Path(schema).read_text("utf-8")),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )
    value = json.loads(pathlib.Path(file).read_text("utf-8"))
    name = pathlib.Path(schema).name
    return [f"{name}: {error.json_path}: {error.message[:300]}" for error in validator.iter_errors(value)]


pairs = [line.split("\t") for line in pathlib.Path(sys.argv[1]).read_text("utf-8").splitlines()]
found = [finding for schema, file in pairs for finding in findings(schema, file)]
print("\n".join(found) if found else f"{len(pairs)} fit")
sys.exit(1 if found else 0)
