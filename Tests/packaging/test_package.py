"""What the package holds."""

import re
import subprocess

from bare_root import REPOSITORY
from conftest import build


def says(*command):
    return subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout


def test_lintian_finds_nothing(package):
    done = subprocess.run(
        ["lintian", "--allow-root", "--fail-on", "error,warning", package], text=True, stdout=subprocess.PIPE
    )

    assert done.returncode == 0, done.stdout


def test_the_same_program_gives_the_same_bytes(package):
    first = package.read_bytes()

    again = build("1").read_bytes()

    assert again == first


def test_it_depends_on_time_zones_that_know_morocco(control):
    assert "tzdata (>= 2026c)" in control


def test_nothing_of_swift_is_needed_where_it_is_installed(installed):
    libraries = installed.run("ldd /usr/bin/rabita")

    assert "not found" not in libraries
    assert "swift" not in libraries.lower()
    assert "Foundation" not in libraries


def test_only_root_and_the_service_read_the_settings_and_the_data(installed):
    rights = installed.run("stat -c '%a %U:%G %n' /etc/rabita/rabita.conf /var/lib/rabita").splitlines()

    assert rights == ["640 root:rabita /etc/rabita/rabita.conf", "700 rabita:rabita /var/lib/rabita"]


def test_every_file_is_as_packed(installed):
    assert installed.run("dpkg --verify rabita") == ""


def test_every_setting_of_the_sample_is_in_the_packaged_one(installed):
    sample = (REPOSITORY / "rabita.conf.sample").read_text()
    packaged = (installed.path / "etc/rabita/rabita.conf").read_text()

    keys = re.findall(r"^#?([A-Z_]+)=", sample, re.MULTILINE)

    assert keys
    assert re.findall(r"^#?([A-Z_]+)=", packaged, re.MULTILINE) == keys
    assert "\nDATABASE=sqlite:/var/lib/rabita/rabita.sqlite\n" in packaged


def test_the_manual_page_has_every_command_and_no_fault(installed):
    page = installed.path / "usr/share/man/man1/rabita.1.gz"
    top = re.findall(r"^  ([a-z]+) ", installed.run("rabita --help").partition("SUBCOMMANDS:")[2], re.MULTILINE)

    faults = [line for line in says("mandoc", "-Tlint", page).splitlines() if "outdated mandoc.db" not in line]
    text = says("mandoc", "-Tascii", page)
    warnings = says("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", page)

    assert faults == []
    assert "warning" not in warnings
    assert "serve" in top
    plain = re.sub(r".\x08", "", text)
    for command in top:
        assert re.search(rf"^ +rabita {command}\b", plain, re.MULTILINE), command


def test_the_caddyfile_is_understood(installed, tmp_path):
    example = installed.path / "usr/share/doc/rabita/examples/Caddyfile"

    done = subprocess.run(
        ["caddy", "validate", "--adapter", "caddyfile", "--config", example], text=True,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin"}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )

    assert done.returncode == 0, done.stdout
    assert "Valid configuration" in done.stdout


def test_the_units_are_understood(installed):
    said = installed.run("systemd-analyze verify --man=no rabita.service rabita-backup.service rabita-backup.timer")

    assert "rabita" not in said


def test_the_sandbox_exposes_at_most_2(installed):
    for unit in ["rabita.service", "rabita-backup.service"]:
        said = installed.run(f"systemd-analyze security --offline=true --no-pager {unit}")

        exposure = float(re.search(r"Overall exposure level for .*: ([0-9.]+)", said).group(1))
        print(unit, exposure)
        assert exposure <= 2.0, said


def test_the_image_installs_every_library_that_the_program_needs(installed):
    containerfile = (REPOSITORY / "Containerfile").read_text()
    needed = installed.run("dpkg-query -W -f='${Depends}' rabita")

    names = {re.match(r"[a-z0-9.+-]+", each.strip()).group() for each in needed.split(",")}
    # In every image already; the user is made otherwise there.
    names -= {"libc6", "libgcc-s1", "systemd", "debconf"}

    for name in names:
        assert re.search(rf"\s{re.escape(name)}\s", containerfile), name
