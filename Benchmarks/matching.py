"""How good and how fast the proposals of pairs and rings are, on made-up clubs whose truth is known."""
import json
import os
import pathlib
import subprocess


def report(root, report):
    program = pathlib.Path(os.environ.get("MATCHING_BENCH", root / ".build/release/MatchingBench"))
    figures(root, report, program, "MATCHING_BENCH",
            "matching: made-up clubs, wordings and seeds the formula was not tuned on")


def figures(root, report, program, variable, title):
    """Lines of a program that measures by itself; it is built unless the variable of the environment names one."""
    if variable not in os.environ:
        subprocess.run(["swift", "build", "-c", "release", "--product", program.name], cwd=root, check=True)
    print(f"\n{title}")
    measured = json.loads(subprocess.run([program, "--json"], capture_output=True, check=True).stdout)
    for figure in measured:
        value, unit = figure["value"], figure["unit"]
        text = f"{value:.0f}" if value == int(value) else f"{value:.3f}"
        target = figure.get("target")
        aims = [] if target is None else [(value, target, unit, figure["atLeast"])]
        report.line(f"{figure['name']:66}", f"{text} {unit}".rstrip(), *aims)
