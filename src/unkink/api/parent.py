"""End with the process that started this one, however it ended."""

import os
from threading import Thread
from time import sleep

LOOKED_EVERY_S = 1.0


def end_with_parent() -> None:
    """Let this process end once its parent is gone; Granian's workers would stay."""
    Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        sleep(LOOKED_EVERY_S)
    os._exit(0)
