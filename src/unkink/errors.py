"""Every error that unkink raises on purpose.

UnkinkError
├─ InputError                  the caller can put it right             exit 2
│  ├─ QuantityError            name, value, allowed
│  ├─ CatalogueError           path, faults: {field: message}
│  ├─ UnknownKeyError          kind, key, near
│  ├─ ActivityFileError        path, offset
│  │  ├─ UnsupportedFormatError
│  │  │  └─ NotAnActivityError kind
│  │  ├─ DamagedFileError
│  │  ├─ EmptyActivityError
│  │  ├─ WrongSportError       sport
│  │  ├─ RepeatedRunError      twin
│  │  ├─ LaterRunError         moment
│  │  ├─ FolderLoopError
│  │  └─ ArchiveError
│  ├─ DataFileError            path, why: a JSON file of ours that does not hold
│  ├─ RequestError             why: a wish that contradicts itself
│  ├─ UnknownEndingError       name, known: a file in a format that nobody writes
│  ├─ NotKeptError             kind, key: nothing of that kind is kept under it
│  ├─ ReusedKeyError           key: another request came with it before
│  ├─ WrongOffsetError         offset, right: a part of an upload out of turn
│  ├─ BeyondSizeError          name, size_bytes: more came than was announced
│  ├─ NotEmptyError            runs, sessions: a backup would take their place
│  └─ PairingError             why: a code that pairs no phone
├─ NoAnswerError               sound question, no answer               exit 3
│  ├─ InfeasibleRoutineError   conflict: the wishes that clash
│  ├─ UnreachablePoseError     name, why: a body cannot take or hold a pose
│  ├─ RestAdvisedError         advice: a safety answer that stops the session
│  ├─ ProgrammeOverError       programme, why: nothing is left for it to do
│  ├─ SearchStoppedError       states, allowed: a proof grew beyond its bound
│  └─ NotProvenError           faults: what the proof of an instance found wrong
└─ StoreError                  the keeper failed                       exit 4
   ├─ MissingToolError         what, remedy: a program or package is not there
   ├─ UnwritableError          path
   ├─ NoRoomError              path: the disk is full
   └─ DatabaseError            path, why: the database does not answer

Facts are attributes; the class writes the message: what is wrong, with its value,
and what would be right.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path


class UnkinkError(Exception):
    """Anything that unkink raises on purpose."""


class InputError(UnkinkError):
    """The caller gave something that cannot be used and can put it right."""


class QuantityError(InputError):
    """A number lies outside its range."""

    def __init__(self, name: str, value: object, *, allowed: str) -> None:
        self.name, self.value, self.allowed = name, value, allowed
        super().__init__(f"{name} is {value}; allowed is {allowed}")


class CatalogueError(InputError):
    """A data file breaks its grammar; all its faults at once."""

    def __init__(self, path: Path | str, faults: Mapping[str, str]) -> None:
        self.path, self.faults = path, dict(faults)
        lines = "; ".join(f"{field}: {why}" for field, why in self.faults.items())
        super().__init__(f"{path}: {lines}")


class UnknownKeyError(InputError):
    """A name that unkink does not know, with the nearest ones that it does."""

    def __init__(self, kind: str, key: str, known: Iterable[str]) -> None:
        names = sorted(set(known))
        self.kind, self.key = kind, key
        self.near = get_close_matches(key, names, n=3, cutoff=0.5)
        hint = (
            f"did you mean {' or '.join(self.near)}?"
            if self.near
            else f"known are {', '.join(names)}"
        )
        super().__init__(f"no {kind} {key!r}; {hint}")


class ActivityFileError(InputError):
    """A run file cannot be used."""

    def __init__(
        self, path: Path | str, why: str, *, offset: int | None = None
    ) -> None:
        self.path, self.why, self.offset = path, why, offset
        place = "" if offset is None else f" (at byte {offset})"
        super().__init__(f"{path}: {why}{place}")


class UnsupportedFormatError(ActivityFileError):
    """The file is no FIT, GPX or TCX activity, whatever its ending says."""


class NotAnActivityError(UnsupportedFormatError):
    """A sound file of another kind: settings, sleep, a workout, a course."""

    def __init__(self, path: Path | str, kind: str, *, form: str = "FIT") -> None:
        self.kind = kind
        super().__init__(path, f"is a {form} {kind}, not an activity")


class DamagedFileError(ActivityFileError):
    """The file is broken before anything useful could be read."""


class EmptyActivityError(ActivityFileError):
    """The file is well formed and holds no run."""


class WrongSportError(ActivityFileError):
    """The file holds another sport than running."""

    def __init__(self, path: Path | str, sport: str) -> None:
        self.sport = sport
        what = (
            "names no sport and does not move like a run"
            if sport == "unknown"
            else f"is {sport}, not running"
        )
        super().__init__(path, f"{what}; if it was a run, say --sport running")


class RepeatedRunError(ActivityFileError):
    """The run is there in another file, recorded or exported twice."""

    def __init__(self, path: Path | str, twin: Path | str) -> None:
        self.twin = twin
        super().__init__(path, f"is the same run as {twin}")


class LaterRunError(ActivityFileError):
    """The run ended after the moment that was asked for."""

    def __init__(self, path: Path | str, moment: datetime) -> None:
        self.moment = moment
        super().__init__(path, f"is later than {moment:%Y-%m-%d %H:%M}")


class FolderLoopError(ActivityFileError):
    """A folder contains itself through a link; nothing is lost by that."""

    def __init__(self, path: Path | str) -> None:
        why = "is a folder that contains itself through a link; it was read once"
        super().__init__(path, why)


class ArchiveError(ActivityFileError):
    """An archive, or a file in it, is refused."""


class DataFileError(InputError):
    """A JSON file of ours (routine, instance) does not hold what it must."""

    def __init__(self, path: Path | str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"{path}: {why}")


class RequestError(InputError):
    """Two wishes contradict each other."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


class UnknownEndingError(InputError):
    """A file whose ending names no format that unkink writes."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name, self.known = name, sorted(known)
        super().__init__(
            f"{name} has an ending that I cannot write; known are "
            f"{', '.join(self.known)}"
        )


class NotKeptError(InputError):
    """Nothing of a kind is kept under a key, or not any more."""

    def __init__(self, kind: str, key: object) -> None:
        self.kind, self.key = kind, key
        super().__init__(f"there is no {kind} {key}; it may have been deleted")


class ReusedKeyError(InputError):
    """A key that makes a request safe to repeat came with another request before."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(
            f"the Idempotency-Key {key!r} came with another request before, or that "
            "one is still at work; take a new key"
        )


class WrongOffsetError(InputError):
    """A part of an upload came out of turn."""

    def __init__(self, offset: int, *, right: int) -> None:
        self.offset, self.right = offset, right
        super().__init__(
            f"the upload goes on at byte {right}, not at byte {offset}; send from there"
        )


class BeyondSizeError(InputError):
    """More of an upload came than was announced."""

    def __init__(self, name: str, size_bytes: int) -> None:
        self.name, self.size_bytes = name, size_bytes
        super().__init__(
            f"{name} was announced with {size_bytes} bytes and has more; "
            "begin anew with its true size"
        )


class NotEmptyError(InputError):
    """A backup would take the place of what is kept."""

    def __init__(self, *, runs: int, sessions: int) -> None:
        self.runs, self.sessions = runs, sessions
        super().__init__(
            f"there is something here already ({runs} runs, {sessions} sessions), and "
            "a backup takes the place of everything; say replace if that is meant"
        )


class PairingError(InputError):
    """A code that pairs no phone."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"{why}; make a new code on the computer, under The phone")


class NoAnswerError(UnkinkError):
    """The question is sound and has no answer."""


class InfeasibleRoutineError(NoAnswerError):
    """No routine fits all wishes; names the smallest set that clashes."""

    def __init__(self, conflict: Sequence[str], *, remedy: str) -> None:
        self.conflict, self.remedy = list(conflict), remedy
        super().__init__(f"nothing is left with {' and '.join(conflict)}; {remedy}")


class UnreachablePoseError(NoAnswerError):
    """A body cannot take a pose, or nothing would hold it there."""

    def __init__(self, name: str, why: str) -> None:
        self.name, self.why = name, why
        super().__init__(f"{name}: {why}")


class RestAdvisedError(NoAnswerError):
    """A safety answer stops the session; the message says what to do instead."""

    def __init__(self, advice: str) -> None:
        self.advice = advice
        super().__init__(f"no rolling now: {advice}")


class ProgrammeOverError(NoAnswerError):
    """A programme that follows the soreness has nothing left to do."""

    def __init__(self, programme: str, why: str) -> None:
        self.programme, self.why = programme, why
        super().__init__(f"{programme} is over: {why}; plan freely if you like")


class SearchStoppedError(NoAnswerError):
    """A proof grew beyond its bound and was stopped; nothing is known either way."""

    def __init__(self, states: int, *, allowed: int) -> None:
        self.states, self.allowed = states, allowed
        super().__init__(
            f"the proof needs {states} states at once, allowed are {allowed}; "
            "fewer options, or times on a coarser grid, would do"
        )


class NotProvenError(NoAnswerError):
    """An instance and its answer do not hold."""

    def __init__(self, path: Path | str, faults: Sequence[str]) -> None:
        self.path, self.faults = path, list(faults)
        super().__init__(f"{path}: {'; '.join(faults)}")


class StoreError(UnkinkError):
    """Something could not be kept or found again."""


class MissingToolError(StoreError):
    """A program or package that this needs is not there."""

    def __init__(self, what: str, *, remedy: str) -> None:
        self.what, self.remedy = what, remedy
        super().__init__(f"{what}; {remedy}")


class UnwritableError(StoreError):
    """A file could not be written."""

    def __init__(self, path: Path | str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"cannot write {path}: {why}; choose another place")


class NoRoomError(StoreError):
    """The disk is full."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        super().__init__(
            f"there is no room left to write {path}; free some space and try again"
        )


class DatabaseError(StoreError):
    """The database cannot be opened, read or written."""

    def __init__(self, path: Path | str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(
            f"the database {path} does not answer: {why}; close what else uses it, "
            "and look whether the folder may be written"
        )
