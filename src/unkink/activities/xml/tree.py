"""A small XML text as a tree: what can be saved of it; never the network."""

from collections.abc import Iterator

from lxml import etree


def parse_tree(text: bytes, *, encoding: str | None) -> etree._Element | None:
    """Return the root of a small XML text, as much of it as can be read.

    Args:
        text: The text; its tree takes some forty times its memory.
        encoding: What the text is written in, None if it tells itself.

    Returns:
        The root, None if there is none.
    """
    try:
        return etree.fromstring(text, _parser(encoding))
    except etree.XMLSyntaxError:
        return None
    except LookupError:
        # The file names an encoding that nobody knows.
        return parse_tree(text, encoding=None)


def plain_name(tag: object) -> str:
    """Return the name in a tag, in lower case and without its namespace.

    Programs write the same extension under a dozen namespaces, or under none.
    """
    # Entities have a function in place of a tag; its text is the name of nothing.
    return str(tag).rpartition("}")[2].rpartition(":")[2].lower()


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


def _parser(encoding: str | None) -> etree.XMLParser:
    return etree.XMLParser(
        recover=True,
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
    )
