"""What a campaign prints at its end."""

from collections.abc import Mapping, Sequence

from fuzz.campaign import Result
from fuzz.reached import LEAST_SHARE, Module

_MIB = 2**20


def print_results(results: Mapping[str, Result]) -> None:
    """Print a line for each target."""
    header = (
        "target",
        "executions",
        "a second",
        "large",
        "new inputs",
        "failures",
        "slowest",
    )
    rows = [
        (
            name,
            f"{one.executions:,}",
            f"{(one.executions - one.large) / max(one.seconds, 1e-9):,.0f}",
            f"{one.large:,}",
            f"{one.new_inputs:,}",
            str(len(one.failures)),
            f"{one.slowest_s:.2f} s",
            f"{one.grown_bytes / _MIB:,.0f} MiB",
            f"{one.peak_bytes / _MIB:,.0f} MiB",
        )
        for name, one in results.items()
    ]
    _print_table("Targets", (*header, "of one input", "peak memory"), rows)
    total = sum(one.executions for one in results.values())
    print(f"in all {total:,} executions")


def print_modules(modules: Sequence[Module]) -> float:
    """Print a line for each module; return the share of branches reached in all."""
    rows = [
        (
            one.name,
            _share(*one.lines),
            _share(*one.branches),
            f"{one.branches[1]}/{one.branches[0]}",
        )
        for one in modules
    ]
    _print_table("Readers reached", ("module", "lines", "branches", ""), rows)
    for one in modules:
        if one.missing:
            print(f"  {one.name}: {one.missing}")
    can, taken = (sum(one.branches[i] for one in modules) for i in (0, 1))
    share = taken / max(can, 1)
    print(f"in all {share:.1%} of {can} branches, at least {LEAST_SHARE:.0%} wanted")
    return share


def print_failures(results: Mapping[str, Result]) -> None:
    """Print a line for each failure."""
    for target, result in results.items():
        for line in result.failures.values():
            print(f"FAILED {target}: {line}")


def _print_table(
    title: str, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    print(f"\n{title}")
    for row in (header, *rows):
        first, *rest = (
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join((first, *rest)).rstrip())


def _share(can: int, taken: int) -> str:
    return f"{taken / can:.1%}" if can else "-"
