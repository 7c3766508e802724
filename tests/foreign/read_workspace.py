"""Reads a workspace without Lernfall: opens its database with PyPI's `sqlcipher3` and prints its cases.

    read_workspace.py DATABASE KEYHEX SALTHEX

Written from the decisions on the workspace alone: SQLCipher 4 with its defaults, opened with the raw key and
the salt of the key file. Opens read-only and changes nothing.
"""

import json
import sys

from sqlcipher3 import dbapi2 as sqlcipher


def texts(value):
    """Every text in the JSON of a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def main(database, key, salt):
    for name, digits, length in (("key", key, 64), ("salt", salt, 32)):
        if len(digits) != length or any(digit not in "0123456789abcdef" for digit in digits):
            sys.exit(f"the {name} is not {length} hexadecimal digits")
    connection = sqlcipher.connect(f"file:{database}?mode=ro", uri=True)
    connection.execute(f"PRAGMA key = \"x'{key}{salt}'\"")
    damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if damaged:
        sys.exit(f"{len(damaged)} pages do not authenticate")
    cases = connection.execute(
        "SELECT id, number, created, template_id, template_version FROM case_head ORDER BY number"
    ).fetchall()
    for case, number, created, template, version in cases:
        print(f"case {number} {case} of {created}, {template} {version}")
        answers = connection.execute(
            "SELECT interview, question, row, value, status, level FROM answer WHERE case_id = ?"
            " ORDER BY interview, question, row",
            (case,),
        )
        for interview, question, row, value, status, level in answers:
            said = " / ".join(texts(json.loads(value))) if value else ""
            place = "talk" if interview else "head"
            row = f" row {row}" if row else ""
            print(f"  {place} {question}{row}: {said} [status {status}, level {level}]")
    print(f"{len(cases)} cases")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
