"""Text of unknown origin, without what no one sees."""


def visible(text: str) -> str:
    r"""Return a text in one line, without signs that cannot be shown or written.

    Example:
        >>> visible("a\0\n  b\ud800")
        'a b'
    """
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
