"""A Debian as the installer leaves it, with nothing in it, to install things into."""

import os
import pathlib
import shutil
import subprocess

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
# Several gigabytes: PACKAGING_CACHE puts them elsewhere.
CACHE = pathlib.Path(os.environ.get("PACKAGING_CACHE", REPOSITORY / ".build-packaging"))
MIRROR = os.environ.get("DEBIAN_MIRROR", "http://deb.debian.org/debian")
SOURCES = f"""\
deb {MIRROR} bookworm main
deb {MIRROR} bookworm-updates main
deb http://deb.debian.org/debian-security bookworm-security main
"""


def bare_debian():
    """The folder of a minimal bookworm with its package lists, made once and kept in .build-packaging."""
    made = CACHE / "bookworm"
    if not (made / "rabita-bare").exists():
        shutil.rmtree(made, ignore_errors=True)
        CACHE.mkdir(exist_ok=True)
        subprocess.run(["debootstrap", "--variant=minbase", "bookworm", made, MIRROR], check=True)
        (made / "etc/apt/sources.list").write_text(SOURCES)
        shutil.copy("/etc/resolv.conf", made / "etc/resolv.conf")
        # This root is thrown away: no need to wait for the disk after each file.
        (made / "etc/dpkg/dpkg.cfg.d/unsafe-io").write_text("force-unsafe-io\n")
        BareRoot(made).run("apt-get update -qq")
        (made / "rabita-bare").touch()
    return made


class BareRoot:
    """A root folder in which commands run, with their own mounts and processes, on this machine's network."""

    def __init__(self, path, binds=()):
        self.path = pathlib.Path(path)
        # (place outside, place inside), read-only.
        self.binds = list(binds)

    @classmethod
    def fresh(cls, name, binds=()):
        """A copy of the bare Debian, in place of an earlier one of that name."""
        path = CACHE / name
        shutil.rmtree(path, ignore_errors=True)
        subprocess.run(["cp", "-a", bare_debian(), path], check=True)
        return cls(path, binds)

    def arguments(self, command, user="root"):
        """What to run outside so that the shell `command` runs inside; it dies with its caller."""
        archives = CACHE / "archives"
        archives.mkdir(exist_ok=True)
        setup = f'mount -t proc proc "{self.path}/proc"; mount --bind "{archives}" "{self.path}/var/cache/apt/archives"'
        for outside, inside in self.binds:
            place = f"{self.path}{inside}"
            setup += f'; mkdir -p "{place}"; mount --bind "{outside}" "{place}"; mount -o remount,bind,ro "{place}"'
        enter = f'exec chroot "{self.path}" /usr/bin/env -i PATH="$INSIDE" HOME=/tmp LC_ALL=C.UTF-8 "$@"'
        inner = ["sh", "-euc", command] if user == "root" else ["runuser", "-u", user, "--", "sh", "-euc", command]
        passed = [f"{key}={value}" for key, value in os.environ.items() if key.startswith("PIP_")]
        return [
            "unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-euc", f"{setup}; {enter}", "sh",
            "DEBIAN_FRONTEND=noninteractive", *passed, *inner,
        ]

    def environment(self):
        inside = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        if any(place == "/opt/swift" for _, place in self.binds):
            inside = "/opt/swift/usr/bin:" + inside
        return {**os.environ, "INSIDE": inside}

    def run(self, command, user="root", status=0):
        """What the command says on both its outputs; fails when it ends with another status."""
        done = subprocess.run(
            self.arguments(command, user), env=self.environment(), text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        assert done.returncode == status, f"{command}: {done.returncode}\n{done.stdout}"
        return done.stdout

    def start(self, command, user="root"):
        """A command that goes on until it is killed."""
        return subprocess.Popen(
            self.arguments(command, user), env=self.environment(), text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )

    def add(self, file, place):
        """Copies a file in."""
        shutil.copy(file, f"{self.path}{place}")
