"""A wall clock that can be put where a test wants it, while monotonic time stays the machine's."""

import calendar
import mmap
import pathlib
import shutil
import struct
import subprocess
import time

SOURCE = pathlib.Path(__file__).parent / "wallclock.c"


class Clock:
    def __init__(self, folder):
        folder = pathlib.Path(folder)
        compiler = shutil.which("clang") or shutil.which("cc")
        self.library, self.file = folder / "wallclock.so", folder / "clock"
        subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", self.library, SOURCE], check=True)
        self.file.write_bytes(bytes(8))
        with self.file.open("r+b") as opened:
            self.shared = mmap.mmap(opened.fileno(), 8)
        self.offset = 0

    @property
    def settings(self):
        """For a club."""
        return {"LD_PRELOAD": str(self.library), "WALLCLOCK_FILE": str(self.file)}

    def jump(self, seconds):
        self.offset += seconds
        self.shared[:] = struct.pack("<q", self.offset)

    def put(self, utc):
        """To a moment such as 2026-09-20 01:59:50 in UTC."""
        wanted = calendar.timegm(time.strptime(utc, "%Y-%m-%d %H:%M:%S"))
        self.jump(wanted - int(time.time()) - self.offset)
