"""The activities of an XML file: GPX or TCX, told by its root."""

from unkink.activities.recording import Recording


def read_xml(data: bytes, path: str) -> list[Recording]:
    """Return what a GPX or TCX file holds.

    Raises:
        ActivityFileError: If it is neither, broken, empty or too large.
    """
    # Here and not above: to peek at the start of a file must not wait for lxml.
    from unkink.activities.xml.document import read_document

    return read_document(data, path)
