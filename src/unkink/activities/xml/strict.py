"""Is it sound XML, and if not, where does it break?"""

import re
from dataclasses import dataclass

from lxml import etree

# libxml2 says where at the end; we say it at the beginning.
_PLACE = re.compile(r", line \d+, column \d+$")


@dataclass(frozen=True)
class Fault:
    """Where XML breaks first.

    Attributes:
        line: Line, counted from 1.
        why: What libxml2 says of it, in one line, without the place.
    """

    line: int
    why: str

    @property
    def damage(self) -> str:
        """The place and what is wrong there."""
        return f"is broken XML in line {self.line}: {self.why}"


class _Deaf:
    """A target that hears nothing, so that libxml2 builds no tree."""

    def close(self) -> None:
        """End without a result."""


def find_fault(data: bytes) -> Fault | None:
    """Return where XML breaks, None if it is well formed.

    Its limits stand: no depth beyond 2048 elements, no text beyond 10 MB. No entity is
    put in place of its name, and no other file is opened.
    """
    parser = etree.XMLParser(
        target=_Deaf(),  # type: ignore[arg-type]  # the stubs demand ears
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        # What is first raised may be a prefix without a namespace, which hides nothing.
        for entry in parser.error_log.filter_from_fatals():
            return _fault(entry.line, entry.message)
        return _fault(error.lineno or 1, error.msg or "no XML")
    return None


def _fault(line: int, why: str) -> Fault:
    # The text of libxml2 may run over several lines, and quote what the file holds.
    shown = "".join(sign if sign.isprintable() else " " for sign in why)
    return Fault(line, _PLACE.sub("", " ".join(shown.split())).rstrip("."))
