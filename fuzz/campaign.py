"""A campaign: processes side by side, started again where one dies of an input."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from fuzz import places
from fuzz.failures import Failure, keep
from fuzz.places import FOUND, ROOT, grown_of
from fuzz.targets import Target
from fuzz.watch import MOST_SECONDS
from fuzz.worker import REPORT

# Short enough that two processes end at about the same time.
_RUNS_AT_ONCE = 20_000
# After so many deaths the rest of a part is given up.
_MOST_STARTS = 3
_KINDS = {"timeout": "hang", "oom": "memory"}


@dataclass(frozen=True)
class Part:
    """A part of the campaign, for one process.

    Attributes:
        target: What is fuzzed.
        engine: Where the variations come from.
        runs: How many.
        seed: Where chance begins.
        most_seconds: How long an input may take [s].
    """

    target: str
    engine: str
    runs: int
    seed: int
    most_seconds: int = MOST_SECONDS


@dataclass
class Result:
    """What came of the parts of one target.

    Attributes:
        executions: Inputs run.
        large: How many of them were large.
        seconds: Time of all processes for those that were not [s].
        slowest_s: Time of the slowest input [s].
        grown_bytes: Most that a process grew by in one input.
        peak_bytes: Most memory of a process.
        new_inputs: Inputs that reached something new.
        failures: Line by the name of the failure.
    """

    executions: int = 0
    large: int = 0
    seconds: float = 0.0
    slowest_s: float = 0.0
    grown_bytes: int = 0
    peak_bytes: int = 0
    new_inputs: int = 0
    failures: dict[str, str] = field(default_factory=dict)


def engine_here() -> str:
    """Return `atheris` where it imports, else `hypothesis`."""
    return "atheris" if importlib.util.find_spec("atheris") else "hypothesis"


def parts_of(
    targets: Sequence[Target], *, engine: str, executions: int, seed: int
) -> list[Part]:
    """Return the parts of a campaign, those of each target one after the other."""
    whole = sum(target.share for target in targets)
    parts: list[Part] = []
    for target in targets:
        left = -(-executions * target.share // whole)
        while left > 0:
            runs = int(min(left, _RUNS_AT_ONCE))
            parts.append(Part(target.name, engine, runs, seed + len(parts)))
            left -= runs
        stretched = int(min(150, max(10, executions * target.share // 500)))
        parts.append(Part(target.name, "stretch", stretched, seed))
    return parts


def run_parts(
    parts: Sequence[Part], *, jobs: int, found: Path = FOUND
) -> dict[str, Result]:
    """Run all parts, so many at a time; return what came of them, by target."""
    names = dict.fromkeys(part.target for part in parts)
    before = {name: _count(name) for name in names}
    results = {name: Result() for name in names}
    with ThreadPoolExecutor(jobs) as pool:
        for part, result in pool.map(lambda one: (one, _run(one, found)), parts):
            _tell(part, result)
            if part.engine == "stretch":
                result.large, result.seconds = result.executions, 0.0
            _add(results[part.target], result)
    for name, result in results.items():
        result.new_inputs = _count(name) - before[name]
    return results


def _run(part: Part, found: Path) -> Result:
    """Run a part; where the process dies of an input, the rest runs in another one."""
    whole, left = Result(), part.runs
    for start in range(_MOST_STARTS):
        folder = Path(mkdtemp(prefix="unkink-fuzz-"))
        again = replace(part, runs=left, seed=part.seed + 1000 * start)
        code, log = _start(again, folder, found)
        result = _report(folder)
        _add(whole, result)
        if code:
            line = _line_of_death(part, folder, log, found)
            whole.failures.setdefault(*line)
        rmtree(folder, ignore_errors=True)
        left -= result.executions
        if not code or left <= 0 or part.engine == "stretch":
            break
    return whole


def _start(part: Part, folder: Path, found: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "fuzz.worker", part.target]
    command += ["--engine", part.engine, "--runs", str(part.runs)]
    command += ["--seed", str(part.seed), "--found", str(found.resolve())]
    command += ["--most-seconds", str(part.most_seconds)]
    done = subprocess.run(  # noqa: S603 - ours
        command,
        cwd=folder,
        env={
            "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
            "TMPDIR": str(folder),
            places.CORPUS_VARIABLE: str(places.CORPUS),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace")


def _report(folder: Path) -> Result:
    path = folder / REPORT
    if not path.exists():
        return Result()
    return Result(**json.loads(path.read_text("utf-8")))


def _line_of_death(part: Part, folder: Path, log: str, found: Path) -> tuple[str, str]:
    """Keep the input that a process died of; return the failure's name and line."""
    dead = [path for path in sorted(folder.iterdir()) if _is_fatal(path)]
    if not dead:
        last = " ".join(log.split()[-40:])
        return f"{part.target}-crash", f"crash without an input: {last}"
    kind = _KINDS.get(dead[0].name.partition("-")[0], "crash")
    place = _innermost(log)
    why = f"more than {part.most_seconds} s" if kind == "hang" else "the process ended"
    failure = Failure(part.target, kind, place, why, log[-6_000:])
    data = dead[0].read_bytes()
    path = keep(failure, data, found)
    return failure.name, f"{kind} at {place}: {why} [{path}, {len(data)} bytes]"


def _is_fatal(path: Path) -> bool:
    return path.name.partition("-")[0] in ("crash", "timeout", "oom", "leak")


def _innermost(log: str) -> str:
    """Return the innermost of our lines in a printed stack."""
    lines = [line.strip() for line in log.splitlines() if "/src/unkink/" in line]
    return lines[0].replace(f"{ROOT}/", "") if lines else "no line of ours"


def _add(whole: Result, part: Result) -> None:
    whole.executions += part.executions
    whole.large += part.large
    whole.seconds += part.seconds
    whole.slowest_s = max(whole.slowest_s, part.slowest_s)
    whole.grown_bytes = max(whole.grown_bytes, part.grown_bytes)
    whole.peak_bytes = max(whole.peak_bytes, part.peak_bytes)
    whole.failures.update(part.failures)


def _count(target: str) -> int:
    return sum(1 for _ in grown_of(target).iterdir())


def _tell(part: Part, result: Result) -> None:
    speed = result.executions / max(result.seconds, 1e-9)
    print(
        f"{part.target:7} {part.engine:10} {result.executions:7,} in "
        f"{result.seconds:5.0f} s ({speed:,.0f}/s), failures: {len(result.failures)}",
        flush=True,
    )
