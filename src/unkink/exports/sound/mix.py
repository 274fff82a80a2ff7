"""All that is heard of a session, in one row of samples."""

from collections.abc import Iterator

import numpy as np

from unkink.exports.around import OPENING_S, lasts_s, question
from unkink.exports.guided import Guided
from unkink.exports.sound.queue import spoken
from unkink.exports.sound.speech import Speech
from unkink.exports.sound.tones import RATE_HZ, Samples, sound_of
from unkink.routines import Cue, CueKind

_FULL = 32_767


def mixed(guided: Guided, speech: Speech | None) -> bytes:
    """Return the sound of a session: 16 bit, one channel, 22.05 kHz, little-endian.

    Args:
        guided: The routine.
        speech: The voice; None for knocks and hums alone.
    """
    track = np.zeros(lasts_s(guided) * RATE_HZ, np.float32)
    for at_s, samples in _heard(guided, speech):
        begin = round((OPENING_S + at_s) * RATE_HZ)
        there = track[begin : begin + len(samples)]
        there += samples[: len(there)]
    return (np.clip(track, -1, 1) * _FULL).astype("<i2").tobytes()


def _heard(guided: Guided, speech: Speech | None) -> Iterator[tuple[float, Samples]]:
    """Yield sounds and when they begin [s from the routine's start]."""
    cues = guided.timeline.cues
    for cue in cues:
        if (sound := sound_of(cue.kind)) is not None:
            yield cue.at_s, sound
    if speech is not None:
        asked = Cue(-OPENING_S, CueKind.GET_READY, question(guided), -1)
        for line in spoken((asked, *cues), speech.length_s):
            yield line.at_s, speech.samples(line.text)
