"""Fuzz everything that reads files: `python -m fuzz [--executions N] ...`.

Ends with 1 if an input fails, or if too little of the readers is reached.
"""

import argparse
import json
import os
import subprocess
import sys

from fuzz.campaign import engine_here, parts_of, run_parts
from fuzz.places import ROOT, bound_grown, write_seeds
from fuzz.reached import LEAST_SHARE, Module
from fuzz.tables import print_failures, print_modules, print_results
from fuzz.targets import TARGETS
from fuzz.worker import ENGINES


def main(arguments: list[str] | None = None) -> int:
    """Run a campaign and return the exit code."""
    chosen = _parser().parse_args(arguments)
    names = chosen.only.split(",") if chosen.only else list(TARGETS)
    targets = [TARGETS[name] for name in names]
    for target in targets:
        write_seeds(target.name, dict(target.seeds()))
    engine = chosen.engine or engine_here()
    parts = parts_of(
        targets, engine=engine, executions=chosen.executions, seed=chosen.seed
    )
    print(f"{chosen.executions:,} executions by {engine}, {chosen.jobs} at a time")
    results = run_parts(parts, jobs=chosen.jobs)
    share = print_modules(_reached(names))
    for name in names:
        bound_grown(name)
    print_results(results)
    print_failures(results)
    is_sound = not any(result.failures for result in results.values())
    # Some targets alone cannot reach all readers.
    is_reached = bool(chosen.only) or share >= LEAST_SHARE
    if not is_reached:
        print(f"FAILED only {share:.1%} of the branches are reached")
    return 0 if is_sound and is_reached else 1


def _reached(names: list[str]) -> list[Module]:
    """Return what the inputs reach, measured in a process that has loaded nothing."""
    done = subprocess.run(  # noqa: S603 - ours
        [sys.executable, "-m", "fuzz.reached", *names],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    return [Module(**json.loads(line)) for line in done.stdout.splitlines()]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--executions", type=int, default=1_000_000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--engine", choices=ENGINES[:2], help="as a rule the best here")
    parser.add_argument("--only", help="targets, with commas: " + ",".join(TARGETS))
    parser.add_argument("--seed", type=int, default=1)
    return parser


if __name__ == "__main__":
    sys.exit(main())
