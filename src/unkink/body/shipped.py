"""What is shipped of the figure: bodies with clips, loads and stills, read as they are.

Nothing here solves, so that it needs none of the packages of `unkink[body]`.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unkink.body.body_type import BUILDS, BodyType, Sex, built
from unkink.errors import DataFileError, MissingToolError

STAMP = "built.txt"
# `make web` and `make bodies` build it; the wheel brings it.
SHIPPED = Path(__file__).parents[1] / "web" / "bodies"
EXTRA = "pip install 'unkink[body]'"

# Who differs by less than people do from morning to evening is that body.
_SAME_HEIGHT_M, _SAME_MASS_KG = 0.01, 2.0


@dataclass(frozen=True)
class ShippedBody:
    """One of the bodies that are shipped.

    Attributes:
        body: Whose it is.
        folder: Where its files are.
    """

    body: BodyType
    folder: Path

    @property
    def is_current(self) -> bool:
        """Whether the code and the poses of today would solve the same."""
        stamp = _bytes(self.folder / STAMP).decode("ascii", "replace")
        return stamp.split()[:1] == [content_stamp()]

    @property
    def mannequin(self) -> bytes:
        """Its mannequin as GLB, compressed."""
        return _bytes(self.folder / "mannequin.glb")

    def clip(self, name: str) -> bytes:
        """Return the motion of a clip, such as "calf.plain", as GLB, compressed."""
        return _bytes(self.folder / f"{name}.glb")

    def info(self, name: str) -> dict[str, Any]:
        """Return the `unkink.clip/1` of a clip."""
        path = self.folder / f"{name}.json"
        try:
            return dict(json.loads(_bytes(path)))
        except ValueError as error:
            raise DataFileError(path, f"is no JSON: {error}") from error


def shipped_still(name: str) -> bytes:
    """Return a still of a clip on the usual body, as WebP.

    Raises:
        MissingToolError: If bodies were built without it: what to install.
    """
    path = SHIPPED / "stills" / f"{name}.webp"
    if not path.exists():
        raise MissingToolError(f"no still of {name} is shipped here", remedy=EXTRA)
    return _bytes(path)


def shipped_as(body: BodyType) -> ShippedBody | None:
    """Return the shipped body that a body is, if it is one."""
    return next((one for one in shipped_bodies() if _is_same(one.body, body)), None)


def shipped_for(body: BodyType) -> ShippedBody:
    """Return the shipped body that a body is.

    Raises:
        MissingToolError: If it is none, or none is shipped: what to install.
    """
    if not shipped_bodies():
        raise MissingToolError(
            "no figure is shipped here", remedy=f"{EXTRA}, or say make web"
        )
    if (found := shipped_as(body)) is None:
        raise MissingToolError(
            f"a {_words(body)} has to be solved",
            remedy=f"{EXTRA}; without it there are {_names()}",
        )
    return found


def shipped_bodies() -> list[ShippedBody]:
    """Return the bodies that are there, of the six."""
    all_of_them = [
        ShippedBody(built(sex, build), SHIPPED / f"{sex}-{build}")
        for sex in Sex
        for build in BUILDS
    ]
    return [one for one in all_of_them if (one.folder / STAMP).exists()]


def content_stamp() -> str:
    """Return a digest of all that a body is made of: code, data and poses."""
    digest = hashlib.sha256()
    package = Path(__file__).parents[1]
    for folder in ("body", "catalogue"):
        for path in sorted((package / folder).rglob("*")):
            if path.suffix in (".py", ".toml"):
                digest.update(path.relative_to(package).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _is_same(one: BodyType, other: BodyType) -> bool:
    return (
        one.sex == other.sex
        and abs(one.height_m - other.height_m) <= _SAME_HEIGHT_M
        and abs(one.mass_kg - other.mass_kg) <= _SAME_MASS_KG
    )


def _words(body: BodyType) -> str:
    return f"{body.sex} body of {body.height_m:.2f} m and {body.mass_kg:.0f} kg"


def _names() -> str:
    """Return the shipped bodies in words: "male 1.79 m with 64, 75 or 93 kg"."""
    masses: dict[str, list[str]] = {}
    for one in shipped_bodies():
        who = f"{one.body.sex} {one.body.height_m:.2f} m"
        masses.setdefault(who, []).append(f"{one.body.mass_kg:.0f}")
    return "; ".join(f"{who} with {', '.join(kg)} kg" for who, kg in masses.items())


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataFileError(path, f"cannot be read: {error.strerror}") from error
