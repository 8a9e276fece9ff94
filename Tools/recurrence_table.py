"""Compares the days in Tests/CalendarsTests/RecurrenceTable.swift with those python-dateutil finds for the same rules.

    python3 Tools/recurrence_table.py

Prints each rule that differs, as it should stand there; ends with 1 if there is one.
"""

import datetime
import pathlib
import re
import sys

from dateutil.rrule import rrulestr

TABLE = pathlib.Path(__file__).parent.parent / "Tests/CalendarsTests/RecurrenceTable.swift"
HORIZON = datetime.timedelta(days=36_400)


def days(rule, start):
    # A day as UNTIL is the whole of it; dateutil would take its first second.
    rule = re.sub(r"UNTIL=(\d{8})(?=;|$)", r"UNTIL=\1T235959", rule)
    found = []
    for moment in rrulestr(rule, dtstart=start):
        if len(found) == 20 or moment - start > HORIZON:
            break
        found.append(f"{moment:%Y%m%d}")
    return found


text = TABLE.read_text(encoding="utf-8").split('"""')[1]
entries = []
for line in text.splitlines():
    if "|" in line:
        entries.append((line.strip(), []))
    elif entries:
        entries[-1][1].extend(line.split())

wrong = 0
for head, written in entries:
    rule, start = head.split("|")
    found = days(rule, datetime.datetime.strptime(start, "%Y%m%dT%H%M%S"))
    if found != written:
        wrong += 1
        print(head, *(" " + " ".join(found[at : at + 12]) for at in range(0, len(found), 12)), sep="\n")
print(f"{len(entries)} rules, {wrong} wrong")
sys.exit(1 if wrong else 0)
