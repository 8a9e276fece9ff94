#!/usr/bin/env python3
"""controls.py: every file, suite, test, type and command that docs/security names exists, and docs/security/asvs.md has
a line for each requirement of levels 1 and 2.

In backticks: a path (with or without Sources/, .swift), test_*.py, a Swift type or Type.member, a test's sentence; bare
words ending in Tests are suites. Exit 1 with a line for each that is not there.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
PAGES = [ROOT / "docs/security/asvs.md", ROOT / "docs/security/attacks.md"]

# ASVS 5.0.0: for each section the levels of its requirements in their order.
LEVELS = {
    "1.1": "22", "1.2": "1111122223", "1.3": "112222222223", "1.4": "222", "1.5": "123", "2.1": "122", "2.2": "112",
    "2.3": "12223", "2.4": "23", "3.1": "3", "3.2": "113", "3.3": "12223", "3.4": "11222233", "3.5": "11122333",
    "3.6": "3", "3.7": "22333", "4.1": "12233", "4.2": "23333", "4.3": "22", "4.4": "1222", "5.1": "2",
    "5.2": "112333", "5.3": "113", "5.4": "222", "6.1": "122", "6.2": "111111112222", "6.3": "11223333",
    "6.4": "112233", "6.5": "22222333", "6.6": "2223", "6.7": "33", "6.8": "2222", "7.1": "222", "7.2": "1111",
    "7.3": "22", "7.4": "11222", "7.5": "223", "7.6": "22", "8.1": "1233", "8.2": "1123", "8.3": "133", "8.4": "23",
    "11.1": "2233", "11.2": "22233", "11.3": "11233", "11.4": "1222", "11.5": "23", "11.6": "23", "11.7": "33",
    "12.1": "12233", "12.2": "11", "12.3": "22223", "13.1": "2333", "13.2": "222223", "13.3": "2233",
    "13.4": "1222233", "14.1": "22", "14.2": "12223333", "14.3": "122", "15.1": "12233", "15.2": "12233",
    "15.3": "1222222", "15.4": "3333", "16.1": "2", "16.2": "22222", "16.3": "2222", "16.4": "222", "16.5": "2223",
}
# Words of standards and of systems in backticks that are no names of ours.
FOREIGN = set(
    "Secure SameSite Lax HttpOnly Host Origin OPTIONS TRACE Retry Location Clear Referrer Forwarded".split())


class Names:
    """What the sources and tests declare."""

    def __init__(self):
        sources = self.text(ROOT / "Sources")
        tests = self.text(ROOT / "Tests")
        kind = r"(?:struct|enum|class|actor|protocol|typealias|extension)\s+"
        self.types = set(re.findall(kind + r"([A-Z]\w*)", sources))
        self.members = set(re.findall(r"\b(?:func|var|let|case|struct|enum)\s+`?(\w+)", sources))
        self.members |= {name for line in re.findall(r"\bcase ([a-z][\w, ]+)", sources) for name in line.split(", ")}
        self.suites = set(re.findall(kind + r"(\w+Tests)\b", tests))
        self.sentences = set(re.findall(r"func `([^`]+)`", tests))
        self.keys = set(re.findall(r'case \w+ = "([A-Z_]+)"', sources))
        self.python = {path.name: path.read_text() for path in (ROOT / "Tests").rglob("test_*.py")}

    @staticmethod
    def text(folder):
        return "\n".join(path.read_text() for path in sorted(folder.rglob("*.swift")))


def on_disk(path):
    for base in ("", "Sources", "Sources/Club", "Tests", "Tests/ClubTests"):
        for name in (path, path + ".swift"):
            place = ROOT / base / name.rstrip("/")
            if place.exists() or ("*" in name and list((ROOT / base).glob(name))):
                return True
    return False


def missing(word, names):
    """Why a word in backticks cannot be found, or None."""
    if re.fullmatch(r"test_\w+\.py", word):
        return None if word in names.python else "no such test file"
    if re.fullmatch(r"test_\w+", word):
        return None if any(f"def {word}(" in text for text in names.python.values()) else "no such test"
    if word in names.sentences:
        return None
    if re.match(r"[A-Z\u201c][^/]* \w+ \w+", word):
        return "no test of that name"
    if re.fullmatch(r"(?:Web|Club|Tabular|Persistence\w*|Jobs|Telemetry|Names|Morocco|Chronology|Localization|Accounts|"
                    r"Resources|Sources|Tests|Tools|Fuzzing|Packaging|Benchmarks|docs|rabita)(?:/[\w.+*-]+)+/?", word):
        return None if on_disk(word) else "no such file"
    if re.fullmatch(r"[\w.-]+\.(?:swift|md|sample|resolved|sh|js|py)", word):
        known = list(ROOT.glob(word)) or [one for top in ("Sources", "docs", "Tools", "Tests")
                                          for one in (ROOT / top).rglob(word)]
        return None if known else "no such file"
    found = re.fullmatch(r"([A-Z]\w*)(?:\.(\w+))?(?:\(.*\))?", word)
    if found and "_" not in found[1] and found[1] not in FOREIGN:
        if found[1] not in names.types | names.suites:
            return "no such type"
        if found[2] and found[2] not in names.members:
            return "no such member"
    elif re.fullmatch(r"\.\w+", word) and word[1:] not in names.members:
        return "no such member"
    elif re.fullmatch(r"[A-Z]+(?:_[A-Z]+)+", word) and word not in names.keys:
        return "no such setting"
    return None


def requirements(text):
    """The numbers that have a line; `4.3.1–2` are two."""
    given = {}
    for first, last, level in re.findall(r"^\| (\d+\.\d+\.\d+)(?:–(\d+))? \| ([\d–]+) \|", text, re.M):
        section, number = first.rsplit(".", 1)
        for each in range(int(number), int(last or number) + 1):
            given[f"{section}.{each}"] = level
    return given


def main():
    names, problems = Names(), []
    for page in PAGES:
        for number, line in enumerate(page.read_text().splitlines(), 1):
            words = re.findall(r"`([^`]+)`", line)
            suites = re.findall(r"\b([A-Z]\w*Tests)\b", re.sub(r"`[^`]*`", "", line))
            found = [(word, missing(word, names)) for word in words]
            found += [(suite, "no such suite") for suite in suites if suite not in names.suites]
            problems += [f"{page.relative_to(ROOT)}:{number}: {word}: {why}" for word, why in found if why]
    given = requirements(PAGES[0].read_text())
    for section, levels in LEVELS.items():
        for number, level in enumerate(levels, 1):
            key = f"{section}.{number}"
            if level < "3" and key not in given:
                problems.append(f"{PAGES[0].relative_to(ROOT)}: {key} (level {level}) has no line")
            elif key in given and level not in given[key] and "–" not in given[key]:
                problems.append(f"{PAGES[0].relative_to(ROOT)}: {key} is of level {level}, not {given[key]}")
    problems += [f"{PAGES[0].relative_to(ROOT)}: {key} is no requirement" for key in given
                 if int(key.rsplit(".", 1)[1]) > len(LEVELS.get(key.rsplit(".", 1)[0], ""))]
    print("\n".join(problems) or f"{len(given)} requirements; everything named is there")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
