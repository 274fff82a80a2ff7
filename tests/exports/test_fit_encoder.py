from fastcrc import crc16

from unkink.exports.watch.fit_encoder import Field, Message, encode

NUMBER = Message(20, (Field(3, "uint8", 150),))
TEXT = Message(0, (Field(8, "string", "é"),))


def test_the_header_names_its_size_the_size_of_the_data_and_fit() -> None:
    content = encode([NUMBER])

    assert content[0] == 14
    assert int.from_bytes(content[4:8], "little") == len(content) - 14 - 2
    assert content[8:12] == b".FIT"


def test_header_and_file_end_with_their_check_sums() -> None:
    content = encode([NUMBER, TEXT])

    assert int.from_bytes(content[12:14], "little") == crc16.arc(content[:12])
    assert int.from_bytes(content[-2:], "little") == crc16.arc(content[:-2])


def test_a_layout_is_defined_once_and_then_used_again() -> None:
    once, twice = encode([NUMBER]), encode([NUMBER, NUMBER])

    # A header byte and the value.
    assert len(twice) - len(once) == 2


def test_a_text_is_stored_as_utf8_and_closed_by_a_zero() -> None:
    assert encode([TEXT])[:-2].endswith("é".encode() + b"\0")


def test_texts_of_one_size_share_a_layout() -> None:
    long, short = (
        Message(0, (Field(8, "string", text, size=8),)) for text in ("abcdefg", "a")
    )

    content = encode([long, short])

    assert content[:-2].endswith(b"abcdefg\0" + b"\0" + b"a" + bytes(7))
