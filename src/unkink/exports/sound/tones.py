"""Knocks and hums, felt and wood: as the app plays them (app/src/session/sounds.ts)."""

import numpy as np
import numpy.typing as npt

from unkink.routines import CueKind

RATE_HZ = 22_050

Samples = npt.NDArray[np.float32]

_ATTACK_S = 0.004
# Where a tone has faded to, as a share of full loudness.
_FADED = 0.001
_BETWEEN_KNOCKS_S = 0.18


def sound_of(kind: CueKind) -> Samples | None:
    """Return the sound of a kind of cue, -1 to 1; None if it has none."""
    return _SOUNDS.get(kind)


def _tone(*, from_hz: float, to_hz: float, lasts_s: float, loud: float) -> Samples:
    """Return a sine that glides and fades, both evenly in the ear."""
    time_s = np.arange(round(lasts_s * RATE_HZ)) / RATE_HZ
    ratio = to_hz / from_hz
    cycles = from_hz * lasts_s / np.log(ratio) * (ratio ** (time_s / lasts_s) - 1)
    attack_s = min(_ATTACK_S, lasts_s / 4)
    rising = loud * time_s / attack_s
    fading = loud * (_FADED / loud) ** ((time_s - attack_s) / (lasts_s - attack_s))
    loudness = np.minimum(rising, fading)
    return np.asarray(np.sin(2 * np.pi * cycles) * loudness, np.float32)


def _two_knocks() -> Samples:
    knock = _tone(from_hz=180, to_hz=120, lasts_s=0.06, loud=0.3)
    gap = np.zeros(round(_BETWEEN_KNOCKS_S * RATE_HZ) - len(knock), np.float32)
    return np.concatenate([knock, gap, knock])


_SOUNDS = {
    CueKind.STROKE: _tone(from_hz=180, to_hz=120, lasts_s=0.06, loud=0.16),
    CueKind.CHANGE_SIDES: _two_knocks(),
    CueKind.ROLL: _tone(from_hz=110, to_hz=147, lasts_s=0.4, loud=0.18),
    CueKind.DONE: _tone(from_hz=147, to_hz=98, lasts_s=0.4, loud=0.18),
}
