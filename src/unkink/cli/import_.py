"""`unkink import`: runs of files and archives into the app's own store."""

from pathlib import Path
from typing import Annotated

import typer

from unkink.activities import no_run
from unkink.catalogue import read_catalogue
from unkink.cli.load import Files, Sport
from unkink.cli.named_files import each_named_once
from unkink.cli.output import console
from unkink.cli.progress import meter
from unkink.cli.show_read import show_left_out
from unkink.errors import RepeatedRunError
from unkink.store import data_folder

Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="FOLDER", help="Where your data lies."),
]


def import_(files: Files, sport: Sport = None, data: Data = None) -> None:
    """Take runs of files, folders and archives into the app, each once."""
    # Here and not above: no other command shall wait for Django.
    from unkink.coach.import_runs import import_files
    from unkink.coach.settings import settings_of
    from unkink.store.database import open_database
    from unkink.store.profile import read_profile
    from unkink.store.runs import count_runs

    folder, paths = data or data_folder(), each_named_once(files)
    open_database(folder)
    settings = settings_of(read_profile(), read_catalogue())
    with meter() as bar:
        imported = import_files(
            paths, settings=settings, sport=sport, on_progress=bar.tell
        )
    out, new = console(), len(imported.runs)
    repeated = any(isinstance(one, RepeatedRunError) for one in imported.left_out)
    if not new and not repeated:
        raise no_run(paths, imported.left_out)
    show_left_out(imported.left_out, out)
    runs = "1 run" if new == 1 else f"{new} runs"
    out.print(f"{runs} taken in, {count_runs()} in all; unkink serve shows them.")
