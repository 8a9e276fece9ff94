"""How well and how fast rooms are seated: the pure problem, made-up rooms of a club, and a plain annealing beside them."""
import os
import pathlib

import matching


def report(root, report):
    program = pathlib.Path(os.environ.get("TABLE_PLAN_BENCH", root / ".build/release/TablePlanBench"))
    matching.figures(root, report, program, "TABLE_PLAN_BENCH", "tables: known designs, and rooms made up from seeds")
