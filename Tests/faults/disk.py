"""A disk that remembers: ext4 on a loop device on a file that records every write and flush, and what would be left of
it if the power went at any moment."""

import dataclasses
import pathlib
import struct
import subprocess
import sys
import time

RECORD = struct.Struct("<BdQI")
SECTOR = 512


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout.strip()


@dataclasses.dataclass
class Event:
    is_flush: bool
    moment: float
    offset: int
    data: bytes


class RecordingDisk:
    """Mounted under `folder`/mounted until `cut_off`."""

    def __init__(self, folder, megabytes):
        self.folder = pathlib.Path(folder)
        self.size = megabytes << 20
        self.log, self.mounted, raw = self.folder / "log", self.folder / "mounted", self.folder / "raw"
        self.raw = raw
        raw.mkdir(parents=True)
        self.mounted.mkdir()
        self.process = subprocess.Popen(
            ["/usr/bin/python3", pathlib.Path(__file__).parent / "blockrecorder.py", raw, str(self.size), self.log],
            stdout=sys.stderr)
        end = time.monotonic() + 20
        while not (raw / "disk").exists():
            assert self.process.poll() is None and time.monotonic() < end, "the recorder did not start"
            time.sleep(0.05)
        self.device = run("losetup", "-f", "--show", raw / "disk")
        run("mkfs.ext4", "-q", "-E", "lazy_itable_init=0,lazy_journal_init=0", self.device)
        run("mount", "-t", "ext4", "-o", "noatime", self.device, self.mounted)

    def cut_off(self):
        """Ends the recording. What the file system writes while it is taken down is in the log but later than the
        moments of interest."""
        run("umount", "-l", self.mounted)
        subprocess.run(["losetup", "-d", self.device])
        end = time.monotonic() + 30
        while run("losetup", "-a").find(self.device + ":") >= 0 and time.monotonic() < end:
            time.sleep(0.1)
        subprocess.run(["umount", self.raw])
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def events(self):
        content = memoryview(self.log.read_bytes())
        position = 0
        while position + RECORD.size <= len(content):
            kind, moment, offset, length = RECORD.unpack_from(content, position)
            position += RECORD.size
            yield Event(kind == 2, moment, offset, bytes(content[position:position + length]))
            position += length


class PowerCuts:
    """Images of the disk as random power cuts would leave it, from the earliest to the latest.

    Everything before the last flush is there. Of what came after, a disk may have kept anything: nothing, all, some
    writes, some pages of 4096 bytes or some sectors of 512, in any order.
    """

    def __init__(self, size, events, chance):
        self.size, self.events, self.chance = size, list(events), chance

    def images(self, folder, count, since):
        first = next(index for index, event in enumerate(self.events) if event.moment >= since)
        chosen = sorted(self.chance.randrange(first, len(self.events)) for _ in range(count))
        durable, pending, position = bytearray(self.size), [], 0
        for number, index in enumerate(chosen):
            while position <= index:
                event = self.events[position]
                position += 1
                if event.is_flush:
                    for write in pending:
                        durable[write.offset:write.offset + len(write.data)] = write.data
                    pending = []
                else:
                    pending.append(event)
            image = bytearray(durable)
            how = ("nothing", "all", "writes", "pages", "sectors")[number % 5]
            self._keep_some(image, pending, how)
            path = pathlib.Path(folder) / f"cut{number}.img"
            with path.open("wb") as output:
                write_sparse(output, image)
            yield path, self.events[index].moment, how, len(pending)
            path.unlink()

    def _keep_some(self, image, pending, how):
        for write in pending:
            size = {"pages": 4096, "sectors": SECTOR}.get(how, len(write.data) or 1)
            for start in range(0, len(write.data), size):
                if how == "all" or how != "nothing" and self.chance.random() < 0.5:
                    piece = write.data[start:start + size]
                    image[write.offset + start:write.offset + start + len(piece)] = piece


def write_sparse(output, image, block=1 << 16):
    empty = bytes(block)
    view = memoryview(image)
    for start in range(0, len(image), block):
        if view[start:start + block] != empty[:len(view[start:start + block])]:
            output.seek(start)
            output.write(view[start:start + block])
    output.truncate(len(image))


class MountedImage:
    """An image with its file system's own recovery done, as at the next start of the machine."""

    def __init__(self, path, folder):
        self.path, self.folder = path, pathlib.Path(folder)

    def __enter__(self):
        self.folder.mkdir(exist_ok=True)
        run("mount", "-t", "ext4", "-o", "loop", self.path, self.folder)
        return self.folder

    def __exit__(self, *error):
        run("umount", self.folder)
