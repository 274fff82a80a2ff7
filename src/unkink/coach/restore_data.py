"""Bring back what a backup holds, in the place of everything that is kept."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812  a class in spite of its name

from unkink.catalogue import Catalogue
from unkink.coach.backup_form import MANIFEST, ORIGINALS, SCHEMA, lines_of
from unkink.coach.bands import FIRST, LAST
from unkink.coach.settings import settings_of
from unkink.errors import ActivityFileError, DataFileError, NotEmptyError
from unkink.store import profile as profiles
from unkink.store import routines as kept_routines
from unkink.store import runs as kept_runs
from unkink.store import sessions as kept_sessions
from unkink.store import soreness
from unkink.store.originals import drop_originals, keep_original
from unkink.store.rows import TABLES, in_place_of_all, put_documents

_ORIGINAL = re.compile(re.escape(ORIGINALS) + r"([0-9a-f]{64})")
# A run takes some 100 kB; ten days of one-second samples, a hundred times that.
_LONGEST_LINE = 64 * 2**20
# JSON lines pack to a tenth; what packs to a thousandth was made to harm.
_MOST_RATIO = 100
_FREE_BYTES = 2**28


@dataclass(frozen=True)
class Restored:
    """How much came back."""

    runs: int
    sessions: int
    originals: int


def restore_data(path: Path, catalogue: Catalogue, *, is_replacing: bool) -> Restored:
    """Put what a backup holds in the place of everything; all of it, or nothing.

    Args:
        path: The backup.
        catalogue: What the profile may name.
        is_replacing: Whether something may be there already.

    Raises:
        DataFileError: If it is no backup, or a damaged one; nothing has changed.
        NotEmptyError: If something is there and may not be replaced.
        StoreError: If it could not be kept.
    """
    if not is_replacing:
        _refuse_if_used()
    before = kept_runs.originals()
    written: set[str] = set()
    try:
        with _opened(path) as archive:
            _check(archive, path)
            _bring_originals(archive, path, written)
            with in_place_of_all():
                counts = {t: put_documents(t, _docs(archive, t)) for t in TABLES}
                _read_all(path, catalogue)
    finally:
        drop_originals(kept_runs.unneeded(written | before))
    return Restored(counts["runs"], counts["sessions"], len(written))


def _refuse_if_used() -> None:
    runs, sessions = kept_runs.count_runs(), kept_sessions.count_sessions()
    if runs or sessions:
        raise NotEmptyError(runs=runs, sessions=sessions)


@contextmanager
def _opened(path: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(path) as archive:
            yield archive
    except FileNotFoundError as error:
        raise DataFileError(path.name, "there is no such file") from error
    except (BadZipFile, ZlibError, EOFError, NotImplementedError) as error:
        raise DataFileError(
            path.name, f"is no whole backup of unkink: {error}"
        ) from error
    except (UnicodeDecodeError, RuntimeError) as error:
        # A name that is none, or an entry that asks for a password.
        raise DataFileError(path.name, f"is no backup of unkink: {error}") from error


def _check(archive: ZipFile, path: Path) -> None:
    names = archive.namelist()
    manifest = _manifest(archive) if names[:1] == [MANIFEST] else {}
    if manifest.get("schema") != SCHEMA:
        why = f"is no backup that this unkink knows; it should begin with {SCHEMA}"
        raise DataFileError(path.name, why)
    if missing := [lines_of(t) for t in TABLES if lines_of(t) not in names]:
        raise DataFileError(path.name, f"lacks {', '.join(missing)}")
    infos = archive.infolist()
    packed = sum(one.compress_size for one in infos)
    if sum(one.file_size for one in infos) > _MOST_RATIO * packed + _FREE_BYTES:
        raise DataFileError(
            path.name, f"unpacks to more than {_MOST_RATIO} times its size"
        )


def _manifest(archive: ZipFile) -> dict[str, Any]:
    with archive.open(MANIFEST) as entry:
        try:
            found = json.loads(entry.read(_LONGEST_LINE))
        except ValueError:
            return {}
    return found if isinstance(found, dict) else {}


def _bring_originals(archive: ZipFile, path: Path, written: set[str]) -> None:
    for info in archive.infolist():
        if not (match := _ORIGINAL.fullmatch(info.filename)):
            continue
        with archive.open(info) as entry:
            name = keep_original(cast("BinaryIO", entry))
        written.add(name)
        if name != match[1]:
            raise DataFileError(
                path.name, f"{info.filename} is damaged: its sum is {name}"
            )


def _docs(archive: ZipFile, table: str) -> Iterator[dict[str, Any]]:
    with archive.open(lines_of(table)) as entry:
        for number, line in enumerate(iter(lambda: entry.readline(_LONGEST_LINE), b"")):
            try:
                doc = json.loads(line, parse_constant=_refuse)
            except (ValueError, RecursionError) as error:
                why = f"line {number + 1} is no JSON document: {error}"
                raise DataFileError(lines_of(table), why) from error
            if not isinstance(doc, dict):
                raise DataFileError(lines_of(table), f"line {number + 1} is no row")
            yield doc


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number of JSON")


def _read_all(path: Path, catalogue: Catalogue) -> None:
    """Read everything as the app will, so that nothing is kept that it cannot use."""
    try:
        settings_of(profiles.read_profile(), catalogue)
        soreness.reports_since(FIRST)
        kept_routines.all_routines()
        for kept in kept_runs.all_runs():
            kept_runs.work_of_run(kept.id)
            kept_runs.course_of_run(kept.id)
        kept_sessions.sessions_between(FIRST, LAST)
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        why = f"holds something that unkink cannot use: {type(error).__name__} {error}"
        raise DataFileError(path.name, why) from error
    except ActivityFileError as error:
        raise DataFileError(path.name, str(error)) from error
