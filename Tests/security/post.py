"""Mail of a demo club, which sends none: for the moment of a test it is an ordinary one."""

import subprocess
import sys

# Into the log alone, by a process that never closes: whoever closes the file last would move its log into it without
# the seals of its pages.
CHANGE = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=30, isolation_level=None)
connection.execute("PRAGMA wal_autocheckpoint = 0")
connection.execute("UPDATE clubs SET is_demo = ?", [sys.argv[2]])
os._exit(0)
"""


def be_demo(club, is_demo):
    subprocess.run([sys.executable, "-c", CHANGE, str(club.database), str(int(is_demo))], check=True)


def letter(club, email, act):
    """Does something, and gives its answer and the mail that came of it."""
    before = len(club.letters.to(email))
    be_demo(club, False)
    try:
        answer = act()
        return answer, club.letters.wait(email, after=before)
    finally:
        be_demo(club, True)
