"""Processes beside the server: started with it, again when they die, ended with it."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Event, Thread

AGAIN_AFTER_S = 0.5
# Ctrl-C reaches them as well, while they are starting, too; the server ends them.
_START = (
    "import runpy, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); "
    "del sys.argv[0]; runpy.run_module(sys.argv[0], run_name='__main__')"
)
LONGEST_GOODBYE_S = 5.0


@contextmanager
def beside(companions: Sequence[Sequence[str]]) -> Iterator[None]:
    """Let modules run as processes for as long as the block lasts.

    A companion ends when its standard input does, so that none outlives us, not even
    when we are killed.

    Args:
        companions: The name of each module, and its arguments.
    """
    over = Event()
    watchers = [Thread(target=_watch, args=(words, over)) for words in companions]
    for watcher in watchers:
        watcher.start()
    try:
        yield
    finally:
        over.set()
        for watcher in watchers:
            watcher.join()


def _watch(words: Sequence[str], over: Event) -> None:
    while not over.is_set():
        process = subprocess.Popen(  # noqa: S603  our own modules
            [sys.executable, "-c", _START, *words], stdin=subprocess.PIPE
        )
        Thread(target=_end_when, args=(over, process), daemon=True).start()
        process.wait()
        over.wait(AGAIN_AFTER_S)


def _end_when(over: Event, process: "subprocess.Popen[bytes]") -> None:
    while not over.wait(AGAIN_AFTER_S):
        if process.poll() is not None:
            return
    if process.stdin:
        with suppress(OSError):
            process.stdin.close()
    try:
        process.wait(LONGEST_GOODBYE_S)
    except subprocess.TimeoutExpired:
        process.kill()
