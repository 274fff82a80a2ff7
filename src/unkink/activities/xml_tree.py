"""XML files as trees: strict first, then what can be saved; never the network."""

from collections.abc import Iterator

from lxml import etree

from unkink.errors import ActivityFileError, DamagedFileError, UnsupportedFormatError

GPX_ROOT = "gpx"
TCX_ROOT = "trainingcenterdatabase"

# A day of one-second TCX is some 60 MiB; the tree takes twenty times that of memory.
SIZE_LIMIT = 64 * 2**20


def parse_xml(data: bytes, path: str) -> tuple[etree._Element, tuple[str, ...]]:
    """Return the root of an XML file, and what was wrong with the file.

    Raises:
        DamagedFileError: If there is no root.
        ActivityFileError: If the file is too large.
    """
    if len(data) > SIZE_LIMIT:
        limit = SIZE_LIMIT // 2**20
        why = f"holds more than {limit} MiB of XML; export it as FIT"
        raise ActivityFileError(path, why)
    # Strava's TCX files begin with spaces, which XML forbids.
    text = data.lstrip()
    try:
        return etree.fromstring(text, _parser(recover=False)), ()
    except etree.XMLSyntaxError as error:
        # The text of libxml2 may run over several lines.
        line, why = error.lineno, " ".join((error.msg or "no XML").split())
    try:
        root = etree.fromstring(text, _parser(recover=True))
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise DamagedFileError(path, f"is broken XML in line {line}: {why}")
    return root, (f"Line {line} is broken XML; what could be read was read.",)


def plain_name(tag: object) -> str:
    """Return the name in a tag, in lower case and without its namespace.

    Programs write the same extension under a dozen namespaces, or under none.
    """
    # Entities have a function in place of a tag; its text is the name of nothing.
    return str(tag).rpartition("}")[2].lower()


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the children of a name, in any namespace."""
    return element.iterchildren(f"{{*}}{name}")


def descendants(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements of a name at any depth, in any namespace."""
    return element.iter(f"{{*}}{name}")


def child_text(element: etree._Element, name: str) -> str | None:
    """Return the text of the first child of a name that has any."""
    texts = ((child.text or "").strip() for child in children(element, name))
    return next((text for text in texts if text), None)


def other_root_error(root: etree._Element, path: str) -> UnsupportedFormatError:
    """Return the error for an XML file that is neither GPX nor TCX."""
    name = plain_name(root.tag)[:80]
    return UnsupportedFormatError(path, f"is XML with root <{name}>, no GPX or TCX")


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
