"""What each fault test tried and lost, for the table at the end."""

import dataclasses
import datetime
import json
import os
import pathlib

KEPT = pathlib.Path(__file__).resolve().parents[2] / "var/faults.json"


@dataclasses.dataclass
class Line:
    fault: str
    tried: str
    times: str
    lost: str

    def show(self):
        return f"| {self.fault} | {self.tried} | {self.times} | {self.lost} |"


LINES = []


def note(fault, tried, times, lost="nothing"):
    """Writes a line of the table, and says it at once."""
    line = Line(fault, tried, str(times), lost)
    LINES.append(line)
    print("\n" + line.show())


def machine():
    model = next((line.split(":", 1)[1].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), "unknown processor")
    memory = int(pathlib.Path("/proc/meminfo").read_text().split()[1]) // 1024 // 1024
    return f"{os.cpu_count()} cores ({model}), {memory} GiB, Linux {os.uname().release.split('-')[0]}"


def show(binary):
    head = f"{datetime.date.today().isoformat()}, {machine()}, {binary}"
    return [head, "", "| fault | what was tried | how often | lost |", "|---|---|---|---|"] + [
        line.show() for line in LINES]


def keep(binary):
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps({"head": show(binary)[0], "lines": [vars(line) for line in LINES]},
                               ensure_ascii=False, indent=1))
