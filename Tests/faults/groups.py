"""A limit on memory by the kernel's control groups, version 2 or 1."""

import os
import pathlib

import pytest

ROOT = pathlib.Path("/sys/fs/cgroup")


class MemoryGroup:
    def __init__(self, megabytes):
        second = (ROOT / "cgroup.controllers").exists()
        self.folder = (ROOT if second else ROOT / "memory") / f"rabita-faults-{os.getpid()}"
        self.kind = "control group v2" if second else "control group v1"
        self.names = ("memory.max", "memory.peak", "memory.events") if second else (
            "memory.limit_in_bytes", "memory.max_usage_in_bytes", "memory.failcnt")
        try:
            self.folder.mkdir()
            (self.folder / self.names[0]).write_text(str(megabytes << 20))
        except OSError as error:
            pytest.skip(f"no control group for memory: {error}")
        self.join = self.folder / "cgroup.procs"

    @property
    def peak(self):
        """Bytes at most, pages of files that the kernel keeps included."""
        return int((self.folder / self.names[1]).read_text())

    def remove(self):
        self.folder.rmdir()
