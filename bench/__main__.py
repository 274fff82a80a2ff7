"""Print figures as ratios to peers: `python -m bench [--quick]`.

Ends with 1 if a figure to reach is missed.
"""

import argparse
import sys

from bench.app import bench_app
from bench.body import bench_body
from bench.exports import bench_exports
from bench.film import bench_film
from bench.first_visit import bench_first_visit
from bench.history import bench_history
from bench.lists import bench_lists
from bench.planner import bench_planner
from bench.reading import bench_reading
from bench.soreness import show_soreness
from bench.startup import bench_startup
from bench.table import print_verdict


def main(arguments: list[str] | None = None) -> int:
    """Run the benches and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--quick", action="store_true", help="a part of the problems")
    is_quick: bool = parser.parse_args(arguments).quick
    benches = (
        bench_startup,
        bench_reading,
        bench_history,
        bench_planner,
        bench_app,
        bench_first_visit,
        bench_body,
        bench_lists,
        bench_exports,
        bench_film,
    )
    figures = [figure for bench in benches for figure in bench(is_quick=is_quick)]
    show_soreness()
    print_verdict(figures)
    return 0 if all(figure.is_reached for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
