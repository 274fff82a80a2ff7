"""Which of the shipped figures resembles the runner most."""

from unkink.body.body_type import BUILDS, USUAL

USUAL_SEX, USUAL_BUILD = USUAL


def nearest_figure(
    *, sex: str | None, height_m: float | None, mass_kg: float | None
) -> str:
    """Return the key of the shipped figure that is nearest, such as `male-light`.

    Args:
        sex: female or male; None takes the usual figure's.
        height_m: Stature [m].
        mass_kg: Body mass [kg]; the build is known only with both.
    """
    build = USUAL_BUILD
    if height_m is not None and mass_kg is not None:
        mass_index = mass_kg / height_m**2
        build = min(BUILDS, key=lambda name: abs(BUILDS[name] - mass_index))
    return f"{sex or USUAL_SEX}-{build}"
