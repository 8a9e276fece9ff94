"""Finds what was never translated: a catalog's key, or a placeholder nothing was put into, where a person reads."""

import json
import re

from server import ROOT

CATALOGS = ROOT / "Sources/Club/Resources/Localization"
PLACEHOLDER = re.compile(r"%\{\w*\}|%[@d]|\{[a-z]+\}")
READ = """() => [document.title, document.body.innerText,
    ...[...document.querySelectorAll('[aria-label],[alt],[title],[placeholder]')].flatMap(element =>
        ['aria-label', 'alt', 'title', 'placeholder'].map(name => element.getAttribute(name) || ''))].join('\\n')"""


def areas():
    """The first words of all keys: `accounts` of `accounts.ask.title`."""
    keys = [key for file in CATALOGS.glob("*.xcstrings") for key in json.loads(file.read_text())["strings"]]
    return "|".join(sorted({key.split(".")[0] for key in keys if "." in key}))


KEY = re.compile(rf"(?<![\w./@-])(?:{areas()})(?:\.[a-z0-9-]+)+(?![\w@])")


def untranslated(page):
    words = page.evaluate(READ)
    found = KEY.findall(words) + PLACEHOLDER.findall(words)
    return [word for word in found if not word.endswith((".csv", ".example"))]
