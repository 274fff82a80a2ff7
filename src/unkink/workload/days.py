"""Over the days: how a run's dose becomes soreness, fades, and protects."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unkink.workload.tables import Decay, Floats, Tables


@dataclass(frozen=True)
class Rises:
    """How far each of k runs lifts the soreness of m muscles, by channel.

    Attributes:
        usual: Part that fades as usual [points of 10], shape (k, 2, m).
        unaccustomed: Part that comes later and stays longer, shape (k, 2, m).
        end_h: End of each run on a common clock [h], shape (k,), increasing.
    """

    usual: Floats
    unaccustomed: Floats
    end_h: Floats


def fade(hours: Floats, decay: Decay) -> Floats:
    """Return soreness at some hours after a run, as a share of its rise.

    f(t) = (e^(−t/fall) − e^(−t/rise)) / norm, 0 before the run.

    Args:
        hours: Time since the run's end [h], any shape.
        decay: The constants.
    """
    since = np.maximum(hours, 0.0)
    return (np.exp(-since / decay.fall_h) - np.exp(-since / decay.rise_h)) / decay.norm


def rises_of(total: Floats, level: Floats, end_h: Floats, tables: Tables) -> Rises:
    """Return how far each run lifts soreness, with protection by earlier runs.

    Protection touches only the excess above the level: dose' = dose − (1 − r) · excess.
    The rise is A · (dose' / A)^1.5. The excess of a run that nothing protects fades
    slowly where 63 days of history are known.

    Args:
        total: Dose of each run [points of 10], shape (k, 2, m), runs in order of time.
        level: The same strides at grade 0, shape (k, 2, m).
        end_h: End of each run on a common clock [h], shape (k,), increasing.
        tables: Tables of the model.
    """
    excess = np.maximum(total - level, 0.0)
    shield = np.stack([_protection(total, end_h, k, tables) for k in range(len(total))])
    taken = tables.model["protection"]["strength"] * shield * excess
    dose, left = total - taken, excess - taken
    anchors = tables.anchors
    rise = anchors * (dose / anchors) ** tables.model["soreness"]["power"]
    slow_share = np.divide(left, dose, out=np.zeros_like(dose), where=dose > 0)
    is_new = (shield == 0) & knows_history(end_h, tables)[:, None, None]
    slow = np.where(is_new, rise * slow_share, 0.0)
    return Rises(usual=rise - slow, unaccustomed=slow, end_h=end_h)


def knows_history(end_h: Floats, tables: Tables) -> NDArray[np.bool_]:
    """Return for each run whether the runs before it reach back 63 days."""
    known_d = (end_h - end_h[0]) / 24 if len(end_h) else end_h
    return np.asarray(known_d >= tables.model["protection"]["gone_at_d"])


def soreness_at(rises: Rises, at_h: Floats, tables: Tables) -> Floats:
    """Return the predicted soreness by channel.

    Args:
        rises: Rises of k runs on m muscles.
        at_h: Times on the runs' clock [h], shape (t,).
        tables: Tables of the model.

    Returns:
        Soreness [points of 10], damage then effort, shape (t, 2, m); not clipped.
    """
    since = at_h[:, None] - rises.end_h[None, :]
    usual = np.einsum("tk,kcm->tcm", fade(since, tables.usual), rises.usual)
    late = fade(since, tables.unaccustomed)
    return np.asarray(usual + np.einsum("tk,kcm->tcm", late, rises.unaccustomed))


def _protection(total: Floats, end_h: Floats, k: int, tables: Tables) -> Floats:
    """Return how much protection earlier runs give run k, 0 to 1, shape (2, m)."""
    constants = tables.model["protection"]
    full, gone = constants["full_until_d"], constants["gone_at_d"]
    if k == 0:
        return np.zeros_like(total[0])
    days = (end_h[k] - end_h[:k]) / 24
    strength = np.clip((gone - days) / (gone - full), 0.0, 1.0)
    is_similar = total[:k] >= constants["similar_dose"] * total[k]
    return np.asarray((strength[:, None, None] * is_similar).max(axis=0))
