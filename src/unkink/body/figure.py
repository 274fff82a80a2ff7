"""A figure: one body with its skin, ready to take poses and to be drawn."""

from functools import cached_property

from unkink.body.body_type import BodyType
from unkink.body.gltf import Gltf
from unkink.body.mannequin import Mannequin, add_body, mannequin_of
from unkink.body.parts import Balls, filling_of
from unkink.body.scene import Scene
from unkink.body.skeleton import Skeleton
from unkink.body.skin import Skin
from unkink.catalogue.pose import Pose


class Figure:
    """One body; what takes long is made when it is first asked for."""

    def __init__(self, body: BodyType) -> None:
        self.body = body

    @cached_property
    def skin(self) -> Skin:
        """Its skin."""
        return Skin(Skeleton(self.body))

    @cached_property
    def filling(self) -> Balls:
        """The balls that fill it."""
        return filling_of(self.skin)

    @cached_property
    def mannequin(self) -> Mannequin:
        """What is drawn of it."""
        return mannequin_of(self.skin)

    @cached_property
    def mannequin_file(self) -> bytes:
        """The mannequin as GLB, not compressed."""
        gltf = Gltf()
        add_body(gltf, self.mannequin)
        return gltf.binary()

    def posed(self, pose: Pose) -> Scene:
        """Return a pose on this body."""
        return Scene(self.skin, pose, filling=self.filling)
