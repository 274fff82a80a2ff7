"""Files in a folder, each of them there when it is complete."""

from collections.abc import Mapping
from pathlib import Path

from unkink.cli.whole_file import whole_file
from unkink.errors import UnwritableError


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder; files of others that lie there stay.

    Each is replaced when it is whole, in their order: whoever reads meanwhile gets the
    former one or the new one.

    Args:
        folder: The folder; it is made if it is not there.
        files: By their path in it.

    Raises:
        UnwritableError: If a file or folder cannot be written.
    """
    for path, data in files.items():
        place = folder / path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            if place.is_file() and place.read_bytes() == data:
                continue
        except OSError as error:
            raise UnwritableError(place, error.strerror or str(error)) from error
        with whole_file(place) as file:
            file.write(data)
