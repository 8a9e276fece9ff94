#!/usr/bin/python3
"""A file system of one file, whose every write and flush is written down with its moment.

    blockrecorder.py MOUNTPOINT SIZE LOG

The file is the backing of a loop device: what a file system on that device sends to its disk arrives here, flushes
included, and can later be replayed up to any moment. Runs with Debian's python3-fusepy, in the foreground.
"""
import errno
import stat
import struct
import sys
import time

from fusepy import FUSE, FuseOSError, Operations

# kind (1 write, 2 flush), monotonic seconds, offset, length
RECORD = struct.Struct("<BdQI")
NAME = "/disk"


class Recorder(Operations):
    use_ns = True

    def __init__(self, size, log):
        self.content = bytearray(size)
        self.log = open(log, "wb", buffering=1 << 20)

    def getattr(self, path, handle=None):
        if path == "/":
            return {"st_mode": stat.S_IFDIR | 0o755, "st_nlink": 2}
        if path == NAME:
            return {"st_mode": stat.S_IFREG | 0o600, "st_nlink": 1, "st_size": len(self.content)}
        raise FuseOSError(errno.ENOENT)

    def readdir(self, path, handle):
        return [".", "..", NAME[1:]]

    def open(self, path, flags):
        return 1

    def read(self, path, size, offset, handle):
        return bytes(self.content[offset:offset + size])

    def write(self, path, data, offset, handle):
        self.content[offset:offset + len(data)] = data
        self.log.write(RECORD.pack(1, time.monotonic(), offset, len(data)))
        self.log.write(data)
        return len(data)

    def fsync(self, path, data_only, handle):
        self.log.write(RECORD.pack(2, time.monotonic(), 0, 0))
        return 0

    def truncate(self, path, length, handle=None):
        raise FuseOSError(errno.EPERM)

    def flush(self, path, handle):
        return 0

    def destroy(self, path):
        self.log.close()


if __name__ == "__main__":
    FUSE(Recorder(int(sys.argv[2]), sys.argv[3]), sys.argv[1], foreground=True, nothreads=True, big_writes=True,
         max_write=1 << 17, max_read=1 << 17)
