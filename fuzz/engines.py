"""Where the variations come from: atheris, which sees the code, or hypothesis."""

import faulthandler
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from fuzz.places import grown_of, inputs_of, seeds_of
from fuzz.watch import MOST_BYTES, Watch

if TYPE_CHECKING:
    from fuzz.targets import Target

# Variations that know the format, and those of bits and bytes, in turn.
_STRUCTURED = 0.6
# Hypothesis keeps what it has tried; a new batch forgets it.
_BATCH = 2_000
# When a slow input is stuck in C, nothing but the end of the process helps.
_STUCK_TIMES = 4
_SEED_BITS = 2**32


def run_atheris(target: "Target", watch: Watch, *, runs: int, seed: int) -> None:
    """Run inputs that libFuzzer picks by the code they reach; ends the process."""
    import atheris

    def vary(data: bytes, most_bytes: int, seed_: int) -> bytes:
        rng = Random(seed_)  # noqa: S311 - no secret
        if rng.random() < _STRUCTURED:
            return target.vary(data, rng)[:most_bytes]
        return bytes(atheris.Mutate(data, most_bytes))

    def run(data: bytes) -> None:
        watch(data)
        if watch.tally.executions >= runs:
            watch.write_report()

    options = {
        "runs": runs,
        "seed": seed,
        "max_len": target.most_bytes,
        "timeout": watch.most_seconds,
        # Beyond the bound of one input, which is kept by the system.
        "rss_limit_mb": 4 * MOST_BYTES // 2**20,
        "artifact_prefix": f"{Path.cwd()}/",
        "print_final_stats": 1,
        "verbosity": 0,
    }
    folders = [str(grown_of(target.name)), str(seeds_of(target.name))]
    arguments = [f"-{name}={value}" for name, value in options.items()]
    atheris.Setup([sys.argv[0], *arguments, *folders], run, custom_mutator=vary)
    atheris.Fuzz()


def run_hypothesis(target: "Target", watch: Watch, *, runs: int, seed: int) -> None:
    """Run variations of the seeds and of a corpus that was grown before."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded
    from hypothesis import strategies as st

    inputs = [path.read_bytes() for path in inputs_of(target.name)]
    for first in range(0, runs, _BATCH):

        @seeded(seed + first)
        @settings(
            max_examples=min(_BATCH, runs - first),
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(
            data=st.sampled_from(inputs),
            chance=st.integers(0, _SEED_BITS),
            times=st.integers(1, 4),
        )
        def run(data: bytes, chance: int, times: int) -> None:
            rng = Random(chance)  # noqa: S311 - no secret
            for _ in range(times):
                data = target.vary(data, rng)
            watch_closely(watch, data[: target.most_bytes])

        run()
    watch.write_report()


def watch_closely(watch: Watch, data: bytes) -> None:
    """Run an input that is on disk if the process does not survive it."""
    Path("crash-last").write_bytes(data)
    faulthandler.dump_traceback_later(_STUCK_TIMES * watch.most_seconds, exit=True)
    watch(data)
    faulthandler.cancel_dump_traceback_later()
