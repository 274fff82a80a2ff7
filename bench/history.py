"""One run of an hour, and a thousand of them in one archive."""

import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import fastcrc
import numpy as np

import samples
from bench.table import Figure, print_table
from samples.courses import COURSES
from samples.simulate import run_on
from unkink.activities import read_run
from unkink.activities.fit.file import read_fit_files
from unkink.workload import muscle_load

RUNS, QUICK_RUNS = 1_000, 200
ROUNDS = 40
HOUR_MS = 15.0
MEMORY_MB = 300.0
SUM_RATIO = 1.3

DAY_S = 86_400
# Message -> fields that are moments, beside the timestamp.
MOMENTS = {"file_id": (4,), "lap": (2,), "session": (2,)}
TIMESTAMP = 253

# In a process of its own, so that its memory is nobody else's.
MEASURE = """
import resource, sys, time
from datetime import UTC, datetime
from pathlib import Path
from unkink.coach import measure_load
begin = time.perf_counter()
measured = measure_load([Path(sys.argv[1])], clock=datetime(2040, 1, 1, tzinfo=UTC))
seconds = time.perf_counter() - begin
status = Path("/proc/self/status")
peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
if status.exists():
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    peak_mb = int(lines["VmHWM"].split()[0]) / 1024
print(len(measured.load.runs), seconds, peak_mb)
"""


def bench_history(*, is_quick: bool) -> list[Figure]:
    """Print how long a run and a history take, and return the figures."""
    count = QUICK_RUNS if is_quick else RUNS
    with TemporaryDirectory() as folder:
        path = Path(folder) / "hour.fit"
        path.write_bytes(hour_of_running())
        read_s, both_s = _hour(path)
        history = _history(Path(folder) / "history.zip", path.read_bytes(), count)
        found, total_s, peak_mb = _measured(history)
    if found != count:
        sys.exit(f"of {count} runs in the archive {found} were found")
    print_table(
        "An hour of running, and many",
        ("", "time", "memory"),
        [
            ("read one run, warm", f"{read_s * 1e3:.1f} ms", ""),
            ("read it and tell its load, warm", f"{both_s * 1e3:.1f} ms", ""),
            (f"{count} of them in one zip", f"{total_s:.1f} s", f"{peak_mb:.0f} MB"),
        ],
    )
    return [
        Figure("an hour's run, read and load / 15 ms", both_s * 1e3 / HOUR_MS, 1.0),
        Figure("many runs in a zip / their sum", total_s / (count * both_s), SUM_RATIO),
        Figure("many runs in a zip, memory / 300 MB", peak_mb / MEMORY_MB, 1.0),
    ]


def hour_of_running() -> bytes:
    """Return a FIT file of an hour with a sample each second."""
    course = replace(COURSES["hilly-10k"], moving_s=3_700, length_m=11_000)
    recording = samples.record(run_on(course), samples.rng_for("hour"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "hour.fit"
        samples.write_fit(recording, path)
        return path.read_bytes()


def shifted(data: bytes, *, days: int) -> bytes:
    """Return a FIT file of the same run some days later."""
    later = np.frombuffer(data, np.uint8).copy()
    (file,) = read_fit_files(data, "hour.fit")
    for name, message in file.messages.items():
        for part in file.parts[message.number]:
            for number in (TIMESTAMP, *MOMENTS.get(name, ())):
                field = part.layout.fields.get(number)
                if field is not None:
                    places = (part.starts + field.offset)[:, None] + np.arange(4)
                    moments = later[places].view("<u4") + np.uint32(days * DAY_S)
                    later[places] = moments.view(np.uint8)
    body = later[:-2].tobytes()
    return body + fastcrc.crc16.arc(body).to_bytes(2, "little")


def _hour(path: Path) -> tuple[float, float]:
    """Return the median time to read a run, and to read it and tell its load [s]."""
    now = datetime(2040, 1, 1, tzinfo=UTC)
    read_s, both_s = [], []
    for _ in range(ROUNDS):
        begin = perf_counter()
        run = read_run(path)
        read_s.append(perf_counter() - begin)
        muscle_load([run], now=now)
        both_s.append(perf_counter() - begin)
    return median(read_s), median(both_s)


def _history(path: Path, run: bytes, count: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for day in range(count):
            archive.writestr(f"activities/{day}.fit", shifted(run, days=day))
    return path


def _measured(path: Path) -> tuple[int, float, float]:
    """Return runs found, seconds and memory [MB] of the load of an archive."""
    command = [sys.executable, "-c", MEASURE, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  ours
    found, seconds, peak_mb = told.stdout.split()
    return int(found), float(seconds), float(peak_mb)
