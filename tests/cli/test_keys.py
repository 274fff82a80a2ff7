from hypothesis import given
from hypothesis import strategies as st

from unkink.cli.keys import names_of

KEYS = [" ", "q", "\x1b[C", "\x1b[D", "\x1bOC", "x", "\x1b[1;2C", "é", "\x03"]


def test_several_keys_at_once_are_all_read() -> None:
    assert names_of("  \x1b[C\x1b[Dq") == (
        ["space", "space", "right", "left", "quit"],
        "",
    )


def test_unknown_keys_and_their_letters_mean_nothing() -> None:
    assert names_of("\x1b[1;2Cxyz\x1b[5~") == ([], "")


@given(st.lists(st.sampled_from(KEYS)), st.integers(0, 40))
def test_a_key_that_comes_in_two_pieces_is_one(keys: list[str], cut: int) -> None:
    typed = "".join(keys)
    first, rest = names_of(typed[:cut])
    second, left = names_of(rest + typed[cut:])

    assert (first + second, left) == names_of(typed)


@given(st.text())
def test_any_text_is_read(typed: str) -> None:
    names, _ = names_of(typed)

    assert set(names) <= {"space", "left", "right", "quit"}
