#!/usr/bin/env python3
"""Adds strings to a String Catalog, or checks that catalogs are sorted and complete.

    Tools/strings.py Sources/Club/Resources/Localization/Accounts.xcstrings < lines.tsv

Each line of standard input: key TAB French TAB Arabic TAB English. A plural key is written once per
form, `members.count#one`, `#two`, `#few`, `#many`, `#other`, `#zero`; a language leaves a form it does
not have empty (en: one, other; fr: one, many, other; ar: all six). Existing keys are replaced.
"""
import json
import pathlib
import sys

LANGUAGES = ("fr", "ar", "en")


def unit(value):
    return {"stringUnit": {"state": "translated", "value": value}}


def main():
    path = pathlib.Path(sys.argv[1])
    catalog = json.loads(path.read_text()) if path.exists() else {"sourceLanguage": "fr", "strings": {}, "version": "1.0"}
    plural_seen = set()
    for number, line in enumerate(sys.stdin, 1):
        line = line.rstrip("\n")
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != 4:
            sys.exit(f"line {number}: expected 4 cells, found {len(cells)}: {line}")
        key, _, form = cells[0].partition("#")
        values = dict(zip(LANGUAGES, (cell.replace("\\n", "\n") for cell in cells[1:])))
        if not form:
            catalog["strings"][key] = {"localizations": {language: unit(value) for language, value in values.items()}}
            continue
        if key not in plural_seen:
            plural_seen.add(key)
            catalog["strings"][key] = {"localizations": {l: {"variations": {"plural": {}}} for l in LANGUAGES}}
        for language, value in values.items():
            if value:
                catalog["strings"][key]["localizations"][language]["variations"]["plural"][form] = unit(value)
    catalog["strings"] = dict(sorted(catalog["strings"].items()))
    path.write_text(json.dumps(catalog, ensure_ascii=False, indent=1) + "\n")


main()
