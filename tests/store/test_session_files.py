"""Sessions are kept whole, and none takes another one's place."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from unkink.errors import UnwritableError
from unkink.routines import Session
from unkink.store import data_folder, save_session

NOW = datetime(2026, 11, 22, 19, 30, 5, tzinfo=UTC)


def make_session(title: str = "Evening", *, started: datetime = NOW) -> Session:
    return Session(started=started, title=title, played_s=0.0, total_s=60, rolled=())


def titles_in(folder: Path) -> list[str]:
    return sorted(
        json.loads(path.read_text(encoding="utf-8"))["title"]
        for path in folder.glob("*.json")
    )


def test_a_session_is_a_file_named_by_its_start(tmp_path: Path) -> None:
    path = save_session(make_session(), folder=tmp_path / "sessions")

    assert path == tmp_path / "sessions" / "2026-11-22T193005.json"
    assert json.loads(path.read_text(encoding="utf-8"))["schema"] == "unkink.session/1"


def test_nothing_but_the_session_is_left_behind(tmp_path: Path) -> None:
    path = save_session(make_session(), folder=tmp_path)

    assert list(tmp_path.iterdir()) == [path]


def test_two_sessions_of_the_same_second_are_both_kept(tmp_path: Path) -> None:
    first = save_session(make_session("first"), folder=tmp_path)
    second = save_session(make_session("second"), folder=tmp_path)

    assert first != second
    assert titles_in(tmp_path) == ["first", "second"]


def test_the_hour_that_the_clocks_repeat_keeps_both_sessions(tmp_path: Path) -> None:
    hour_earlier = NOW.astimezone().replace(fold=0)

    save_session(make_session("summer", started=hour_earlier), folder=tmp_path)
    save_session(
        make_session("winter", started=hour_earlier.replace(fold=1)), folder=tmp_path
    )

    assert titles_in(tmp_path) == ["summer", "winter"]


def test_many_sessions_at_once_are_all_kept(tmp_path: Path) -> None:
    names = [f"session {number:02}" for number in range(24)]

    with ThreadPoolExecutor(8) as threads:
        paths = list(
            threads.map(lambda n: save_session(make_session(n), folder=tmp_path), names)
        )

    assert len(set(paths)) == len(names)
    assert titles_in(tmp_path) == names


def test_what_a_power_cut_left_is_neither_read_nor_overwritten(tmp_path: Path) -> None:
    draft = tmp_path / "2026-11-22T193005.draft"
    draft.write_text('{"schema": "unkink.se', encoding="utf-8")

    path = save_session(make_session(), folder=tmp_path)

    assert path.name == "2026-11-22T193005-2.json"
    assert titles_in(tmp_path) == ["Evening"]


def test_a_folder_that_cannot_be_written_is_told_with_its_path(tmp_path: Path) -> None:
    in_the_way = tmp_path / "sessions"
    in_the_way.write_text("a file where the folder should be", encoding="utf-8")

    with pytest.raises(UnwritableError, match=r"cannot write .*193005\.json") as caught:
        save_session(make_session(), folder=in_the_way)

    assert caught.value.path == in_the_way / "2026-11-22T193005.json"
    assert "choose another place" in str(caught.value)


def test_sessions_of_other_seconds_stand_in_order_of_time(tmp_path: Path) -> None:
    later = make_session("later", started=NOW + timedelta(days=1))
    save_session(later, folder=tmp_path)
    save_session(make_session("earlier"), folder=tmp_path)

    names = sorted(path.name for path in tmp_path.glob("*.json"))

    assert names == ["2026-11-22T193005.json", "2026-11-23T193005.json"]


def test_the_data_folder_is_ones_own_then_that_of_the_convention(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("UNKINK_DATA", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    at_home = data_folder()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    by_convention = data_folder()
    monkeypatch.setenv("UNKINK_DATA", str(tmp_path / "own"))
    own = data_folder()

    assert at_home == Path.home() / ".local" / "share" / "unkink"
    assert by_convention == tmp_path / "xdg" / "unkink"
    assert own == tmp_path / "own"


def test_without_a_folder_it_goes_into_the_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("UNKINK_DATA", str(tmp_path))

    path = save_session(make_session())

    assert path.parent == tmp_path / "sessions"
