"""Run one input again, with its traceback: `python -m fuzz.replay TARGET FILE...`."""

import argparse
import sys
import traceback
from pathlib import Path

from fuzz.targets import TARGETS
from fuzz.watch import Watch


def main(arguments: list[str] | None = None) -> int:
    """Run inputs; return 1 if one of them fails."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.replay", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("files", type=Path, nargs="+")
    chosen = parser.parse_args(arguments)
    watch = Watch(chosen.target, TARGETS[chosen.target].run)
    for path in chosen.files:
        failure = watch.outcome(path.read_bytes())
        print(f"{path}: {failure.trace if failure else 'sound'}")
        if failure:
            return 1
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except OSError:
        traceback.print_exc(limit=0)
        sys.exit(2)
