"""Files that are made to fill the memory: refused before a parser sees them."""

from unkink.activities.contents import SIZE_LIMIT
from unkink.errors import ActivityFileError

# No tag and no text is longer; a parser keeps all attributes of a tag at once.
STRETCH_LIMIT = 4 * 2**20

# A parser keeps each of them: entities, elements, attributes, notations.
DECLARATION_LIMIT = 1000
_DECLARATIONS = (b"<!EN", b"<!EL", b"<!AT", b"<!NO")


def refuse_too_large(data: bytes, path: str) -> None:
    """Refuse a file of more bytes than a day has.

    Raises:
        ActivityFileError: If it is too large.
    """
    if len(data) > SIZE_LIMIT:
        limit = SIZE_LIMIT // 2**20
        why = f"holds more than {limit} MiB of XML; export it as FIT"
        raise ActivityFileError(path, why)


def refuse_trap(text: bytes, path: str) -> None:
    """Refuse a file that no program writes and that would take too much memory.

    Args:
        text: The file in an encoding that has ASCII within.
        path: For errors.

    Raises:
        ActivityFileError: If a tag or a text is endless, or declarations abound.
    """
    # A stretch of the whole limit has a block of half of it within.
    half = STRETCH_LIMIT // 2
    for start in range(0, len(text) - half, half):
        if text.find(b"<", start, start + half) < 0:
            limit = STRETCH_LIMIT // 2**20
            why = f"holds a tag or a text of some {limit} MiB, which no activity does"
            raise ActivityFileError(path, why)
    # One sign is found ten times as fast as a word, and few files have it.
    if b"!" in text and sum(map(text.count, _DECLARATIONS)) > DECLARATION_LIMIT:
        why = f"declares more than {DECLARATION_LIMIT} entities; no activity does"
        raise ActivityFileError(path, why)
