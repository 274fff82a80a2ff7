"""How far what takes long has come, on the terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

# What is done sooner needs no bar.
PATIENCE_S = 0.5


class Meter:
    """Shows the share that is done and the runs so far, once it takes long."""

    def __init__(self, *, is_shown: bool, doing: str) -> None:
        self._is_shown, self._doing = is_shown, doing
        self._begin_s = monotonic()
        self._bar: Progress | None = None
        self._runs = 0

    def tell(self, share: float) -> None:
        """Take note of the share that is done, 0 to 1."""
        if not self._is_shown or monotonic() - self._begin_s < PATIENCE_S:
            return
        if self._bar is None:
            self._bar = _bar(self._doing)
            self._bar.add_task("", total=1.0, runs="")
            self._bar.start()
        count = self._runs
        runs = f"{count} run{'s' * (count != 1)}" if count else ""
        self._bar.update(self._bar.task_ids[0], completed=share, runs=runs)

    def count_run(self) -> None:
        """Take note of a run."""
        self._runs += 1

    def stop(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()


@contextmanager
def meter(
    *, has_data_on_stdout: bool = False, doing: str = "Reading"
) -> Iterator[Meter]:
    """Yield a meter that is gone in the end, however that comes.

    Args:
        has_data_on_stdout: Another program or the same terminal gets data meanwhile,
            which a bar would disturb.
        doing: What takes long, in a word.
    """
    is_shown = not has_data_on_stdout and sys.stderr.isatty()
    one = Meter(is_shown=is_shown, doing=doing)
    try:
        yield one
    finally:
        one.stop()


def _bar(doing: str) -> "Progress":
    # Here and not above: it takes longer to load than a short file to read.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    return Progress(
        TextColumn(doing),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[runs]}"),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
