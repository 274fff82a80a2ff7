"""`unkink restore`: bring back what a backup holds."""

from pathlib import Path
from typing import Annotated

import typer

from unkink.store import data_folder

Source = Annotated[Path, typer.Argument(metavar="PATH", help="The backup.")]
Replace = Annotated[
    bool,
    typer.Option("--replace", help="Let it take the place of what is there."),
]


def restore(path: Source, replace: Replace = False) -> None:
    """Bring back what a backup holds, all of it or nothing."""
    # Here and not above: no other command shall wait for Django.
    from unkink.catalogue import read_catalogue
    from unkink.coach.restore_data import restore_data
    from unkink.store.database import open_database

    open_database(data_folder())
    found = restore_data(path, read_catalogue(), is_replacing=replace)
    typer.echo(
        f"restored {found.runs} runs, {found.sessions} sessions and "
        f"{found.originals} run files to {data_folder()}"
    )
