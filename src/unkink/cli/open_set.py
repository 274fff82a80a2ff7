"""All moves as a folder for other projects."""

from pathlib import Path

from unkink.catalogue import read_catalogue, read_evidence
from unkink.cli.output import complain
from unkink.cli.whole_folder import write_folder
from unkink.exports.all_moves.open_set import open_set


def write_open_set(folder: Path) -> None:
    """Write the open set into a folder; files of others that lie there stay.

    Raises:
        UnwritableError: If a file or folder cannot be written.
    """
    found = open_set(read_catalogue(), read_evidence())
    write_folder(folder, found.files)
    missing = len({*found.without_still, *found.without_clip})
    if missing:
        complain(
            f"{missing} variants have no still or no clip here; the index says which; "
            "make web draws the usual body, make bodies all of them"
        )
