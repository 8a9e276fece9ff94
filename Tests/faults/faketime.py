"""A wall clock that can be put where a test wants it, by Debian's libfaketime. Monotonic time stays the machine's, as it
does when somebody really sets a clock."""

import calendar
import pathlib
import time

import pytest

LIBRARY = pathlib.Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1")


class Clock:
    def __init__(self, folder):
        if not LIBRARY.exists():
            pytest.skip("needs the package faketime")
        self.file = pathlib.Path(folder) / "clock"
        self.offset = 0
        self.jump(0)

    @property
    def settings(self):
        """For a club. The prefix: libfaketime changes the environment of the first program it is in, and Swift finds
        its arguments beside the environment; the second program (in the same process) is left alone."""
        return {"prefix": ["env"], "LD_PRELOAD": str(LIBRARY), "FAKETIME_TIMESTAMP_FILE": str(self.file), "FAKETIME_NO_CACHE": "1",
                "FAKETIME_DONT_FAKE_MONOTONIC": "1"}

    def jump(self, seconds):
        self.offset += seconds
        # Written aside and moved, so that the program never reads half a file.
        aside = self.file.with_suffix(".new")
        aside.write_text(f"{self.offset:+d}\n")
        aside.replace(self.file)

    def put(self, utc):
        """To a moment such as 2026-09-20 01:59:50 in UTC."""
        wanted = calendar.timegm(time.strptime(utc, "%Y-%m-%d %H:%M:%S"))
        self.jump(wanted - int(time.time()) - self.offset)

    def now(self):
        return time.time() + self.offset
