from pathlib import Path

import pytest

from unkink.cli.named_files import each_named_once, file_named
from unkink.errors import RequestError


def test_an_empty_name_is_refused() -> None:
    with pytest.raises(RequestError, match=r"empty name \"\"; say \. for this folder"):
        file_named("")


@pytest.mark.parametrize("word", [".", " ", "run.fit"])
def test_any_other_name_is_a_path(word: str) -> None:
    assert file_named(word) == Path(word)


def test_files_keep_their_order_and_come_once() -> None:
    files = [Path(name) for name in ("b.fit", "a.fit", "./b.fit", "a.fit")]

    assert each_named_once(files) == [Path("b.fit"), Path("a.fit")]
