#!/usr/bin/python3
"""A file system that passes everything on to a folder, and refuses every change with EROFS while FOLDER/../read-only
exists, as a kernel does that remounted a failing disk.

    fickledisk.py MOUNTPOINT FOLDER

(A healthy file system cannot be remounted read-only under a program that has files open for writing.)
"""
import errno
import os
import sys

from fusepy import FUSE, FuseOSError, Operations


class Fickle(Operations):
    def __init__(self, folder):
        self.folder = os.path.realpath(folder)
        self.sign = os.path.join(os.path.dirname(self.folder), "read-only")

    def __call__(self, operation, path, *rest):
        return super().__call__(operation, self.folder + path if path else path, *rest)

    def changes(self):
        if os.path.exists(self.sign):
            raise FuseOSError(errno.EROFS)

    def getattr(self, path, handle=None):
        found = os.lstat(path)
        return {key: getattr(found, key) for key in (
            "st_atime", "st_ctime", "st_gid", "st_mode", "st_mtime", "st_nlink", "st_size", "st_uid")}

    def readdir(self, path, handle):
        return [".", "..", *os.listdir(path)]

    def statfs(self, path):
        found = os.statvfs(path)
        return {key: getattr(found, key) for key in ("f_bavail", "f_bfree", "f_blocks", "f_bsize", "f_frsize")}

    def open(self, path, flags):
        if flags & (os.O_WRONLY | os.O_RDWR):
            self.changes()
        return os.open(path, flags)

    def create(self, path, mode, fi=None):
        self.changes()
        return os.open(path, os.O_RDWR | os.O_CREAT, mode)

    def read(self, path, size, offset, handle):
        return os.pread(handle, size, offset)

    def write(self, path, data, offset, handle):
        self.changes()
        return os.pwrite(handle, data, offset)

    def truncate(self, path, length, handle=None):
        self.changes()
        os.truncate(path, length)

    def fsync(self, path, data_only, handle):
        self.changes()
        os.fsync(handle)

    def unlink(self, path):
        self.changes()
        os.unlink(path)

    def release(self, path, handle):
        os.close(handle)

    def flush(self, path, handle):
        return 0

    def chmod(self, path, mode):
        self.changes()
        os.chmod(path, mode)

    def chown(self, path, user, group):
        self.changes()
        os.chown(path, user, group)


if __name__ == "__main__":
    FUSE(Fickle(sys.argv[2]), sys.argv[1], foreground=True, nothreads=True)
