"""One run of an hour, and a thousand of them in one archive."""

import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import fastcrc
import numpy as np

import samples
from bench.table import Figure, print_table
from samples.courses import COURSES
from samples.simulate import run_on
from unkink.activities.fit.file import read_fit_files

RUNS, QUICK_RUNS = 1_000, 200
ROUNDS = 40
HOUR_MS = 15.0
MEMORY_MB = 300.0
SUM_RATIO = 1.3

DAY_S = 86_400
# Message -> fields that are moments, beside the timestamp.
MOMENTS = {"file_id": (4,), "lap": (2,), "session": (2,)}
TIMESTAMP = 253

# In processes of their own, so that memory is nobody else's: what others have freed
# before makes large arrays cheaper.
HOUR = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from unkink.activities import read_run
from unkink.workload import muscle_load
now, read_s, both_s = datetime(2040, 1, 1, tzinfo=UTC), [], []
for _ in range(int(sys.argv[2])):
    begin = time.perf_counter()
    run = read_run(Path(sys.argv[1]))
    read_s.append(time.perf_counter() - begin)
    muscle_load([run], now=now)
    both_s.append(time.perf_counter() - begin)
print(median(read_s), median(both_s))
"""
ONE_BY_ONE = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from unkink.activities import read_run
from unkink.workload import muscle_load
now, paths = datetime(2040, 1, 1, tzinfo=UTC), sorted(Path(sys.argv[1]).iterdir())
begin = time.perf_counter()
for path in paths:
    muscle_load([read_run(path)], now=now)
print(time.perf_counter() - begin)
"""
HISTORY = """
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
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "hour.fit"
        path.write_bytes(hour_of_running())
        read_s, both_s = _told(HOUR, str(path), str(ROUNDS))
        runs, archive = _history(folder, path.read_bytes(), count)
        (sum_s,) = _told(ONE_BY_ONE, str(runs))
        found, total_s, peak_mb = _told(HISTORY, str(archive))
    if found != count:
        sys.exit(f"of {count} runs in the archive {found:.0f} were found")
    print_table(
        "An hour of running, and many",
        ("", "time", "memory"),
        [
            ("read one run, warm", f"{read_s * 1e3:.1f} ms", ""),
            ("read it and tell its load, warm", f"{both_s * 1e3:.1f} ms", ""),
            (f"{count} of them, one by one", f"{sum_s:.1f} s", ""),
            (f"{count} of them in one zip", f"{total_s:.1f} s", f"{peak_mb:.0f} MB"),
        ],
    )
    return [
        Figure("an hour's run, read and load / 15 ms", both_s * 1e3 / HOUR_MS, 1.0),
        Figure("many runs in a zip / one by one", total_s / sum_s, SUM_RATIO),
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


def _history(folder: Path, run: bytes, count: int) -> tuple[Path, Path]:
    """Return a folder of runs, one a day, and an archive of the same."""
    runs, path = folder / "runs", folder / "history.zip"
    runs.mkdir()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for day in range(count):
            data = shifted(run, days=day)
            (runs / f"{day}.fit").write_bytes(data)
            archive.writestr(f"activities/{day}.fit", data)
    return runs, path


def _told(program: str, *arguments: str) -> list[float]:
    """Return the numbers that a program prints."""
    command = [sys.executable, "-c", program, *arguments]
    told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  ours
    return [float(number) for number in told.stdout.split()]
