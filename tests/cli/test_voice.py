import sys
import time
from pathlib import Path

import pytest

from unkink.cli import voice as module
from unkink.cli.voice import Voice, find_voice


def speaker(tmp_path: Path, *, lasts_s: float) -> tuple[Voice, Path]:
    """Return a voice that writes down what it begins to say."""
    heard = tmp_path / "heard"
    heard.touch()
    script = (
        "import sys, time; open(sys.argv[1], 'a').write(sys.argv[2] + chr(10)); "
        f"time.sleep({lasts_s})"
    )
    return Voice((sys.executable, "-c", script, str(heard))), heard


def heard_in(path: Path, count: int, voice: Voice) -> list[str]:
    ends = time.monotonic() + 10
    while time.monotonic() < ends:
        voice.go_on()
        lines = path.read_text().splitlines()
        if len(lines) >= count:
            return lines
        time.sleep(0.02)
    return path.read_text().splitlines()


def test_sentences_are_said_one_after_another(tmp_path: Path) -> None:
    voice, heard = speaker(tmp_path, lasts_s=0.0)

    for sentence in ("Sit down.", "Bend the knee.", "Roll."):
        voice.say(sentence, priority=6)

    assert heard_in(heard, 3, voice) == ["Sit down.", "Bend the knee.", "Roll."]
    voice.finish(within_s=10)


def test_an_urgent_sentence_waits_for_none(tmp_path: Path) -> None:
    voice, heard = speaker(tmp_path, lasts_s=30.0)
    voice.say("A long story.", priority=6)
    voice.say("And another one.", priority=6)
    heard_in(heard, 1, voice)

    voice.say("Change sides.", priority=8)

    assert heard_in(heard, 2, voice) == ["A long story.", "Change sides."]
    voice.hush()
    assert not voice.is_speaking()


def test_hush_forgets_what_was_still_to_be_said(tmp_path: Path) -> None:
    voice, heard = speaker(tmp_path, lasts_s=30.0)
    voice.say("One.", priority=2)
    voice.say("Two.", priority=2)
    heard_in(heard, 1, voice)

    voice.hush()
    voice.go_on()

    assert not voice.is_speaking()
    assert heard.read_text() == "One.\n"


def test_a_last_word_is_waited_for_but_not_for_ever(tmp_path: Path) -> None:
    voice, heard = speaker(tmp_path, lasts_s=30.0)
    voice.say("Done.", priority=9)
    heard_in(heard, 1, voice)

    voice.finish(within_s=0.1)

    assert not voice.is_speaking()


def test_a_broken_speaker_falls_silent() -> None:
    voice = Voice(("/nonexistent/speaker",))

    voice.say("Hello.", priority=9)

    assert not voice.command
    assert not voice.is_speaking()


def test_a_voice_is_found_only_where_there_is_one_and_one_wants_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "say"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert find_voice(is_wanted=True).command == ("say",)
    assert find_voice(is_wanted=False).command == ()
    monkeypatch.setattr(module, "SPEAKERS", ())
    assert find_voice(is_wanted=True).command == ()
