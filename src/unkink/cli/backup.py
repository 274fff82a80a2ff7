"""`unkink backup`: all your data in one file."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from unkink.store import data_folder

MB = 1_000_000

Target = Annotated[
    Path | None,
    typer.Argument(
        metavar="[PATH]",
        help="Where to write it; a folder, or a file. By default, this folder.",
    ),
]


def backup(path: Target = None) -> None:
    """Write all your data to one file, also while the app runs."""
    # Here and not above: no other command shall wait for Django.
    from unkink.coach.export_data import write_backup
    from unkink.store.database import open_database

    now = datetime.now(UTC)
    target = _file(path or Path(), now)
    open_database(data_folder())
    size_bytes = write_backup(target, now)
    typer.echo(f"{target} holds all your data, {size_bytes / MB:.1f} MB")


def _file(path: Path, now: datetime) -> Path:
    return path / f"unkink-backup-{now:%Y-%m-%d}.zip" if path.is_dir() else path
