"""Loads against MuJoCo, a simulator that knows nothing of our equations.

The same tree of segments stands in the solved pose, its joints held by springs; it
settles on a roller that is free to roll. Only poses with two supports are compared:
with three, the stiffness of the springs decides.
"""

import mujoco
import numpy as np
import pytest

from tests.body.poses import CALVES, THIGHS, make_pose
from unkink.body.body_type import Sex, built
from unkink.body.figure import Figure
from unkink.body.inverse import Solution
from unkink.body.rolling import rolling_of
from unkink.body.scene import Scene
from unkink.body.skeleton import GRAVITY_MPS2, ROOT, Floats
from unkink.body.statics import balance
from unkink.body.stroke import solve_stroke

# The body sags and the roller wanders by some centimetres until all is at rest; along a
# stroke a centimetre changes the load by a point or two of body weight.
TOLERANCE = 0.08
STIFFNESS = 40.0
SETTLE_S, MEASURE_S = 3.0, 0.5
TOUCH_RADIUS_M = 0.03
LEAST_MASS_KG = 0.05

HAMSTRINGS = {
    **CALVES,
    "stroke": ["below_sitting_bone", "above_knee_back"],
    "angles": {**CALVES["angles"], "hip.flex": 60},
}


def model_of(scene: Scene, solution: Solution) -> str:
    """Return a pose as MuJoCo's XML."""
    skeleton = scene.skeleton
    children: dict[int, list[int]] = {}
    for segment, parent in enumerate(skeleton.parents):
        children.setdefault(parent, []).append(segment)
    balls: dict[int, list[str]] = {}
    for contact in scene.contacts:
        for segment, centre, radius in zip(
            contact.balls.segments,
            contact.balls.centres,
            contact.balls.radii_m,
            strict=True,
        ):
            balls.setdefault(int(segment), []).append(ball(centre, float(radius)))
    # The whole line can touch: the roller wanders by some centimetres as all settles.
    for line in scene.lines:
        for share in np.linspace(0.0, 1.0, 21):
            place = line.at(float(share), sink_m=scene.tool.sink_m)
            inside = place.point - TOUCH_RADIUS_M * place.normal
            for aside in (-0.03, 0.03):
                centre = inside + np.array([0.0, aside, 0.0])
                balls.setdefault(line.segment, []).append(ball(centre, TOUCH_RADIUS_M))
    rollings = [
        rolling_of(scene, solution.where, line, solution.share) for line in scene.lines
    ]
    middle = np.mean([one.centre for one in rollings], axis=0)
    return f"""
    <mujoco><compiler angle="radian" autolimits="true"/>
    <option timestep="0.002" gravity="0 0 -{GRAVITY_MPS2}" integrator="implicitfast"/>
    <default><geom friction="0.8 0.005 0.0005" condim="3"/></default>
    <worldbody>
      <geom type="plane" size="5 5 .1" contype="0" conaffinity="3"/>
      <body name="roller" pos="{middle[0]} {middle[1]} {scene.tool.radius_m}">
        <freejoint/>
        <geom name="roller" type="cylinder" size="{scene.tool.radius_m} .3"
              euler="1.5707963 0 0" mass="0.6" contype="2" conaffinity="1"/>
      </body>
      {body(scene, 0, children, balls)}
    </worldbody>
    <actuator>{"".join(servo(scene, number) for number in range(ROOT, skeleton.size))}
    </actuator></mujoco>"""


def ball(centre: Floats, radius: float) -> str:
    x, y, z = centre
    return (
        f'<geom type="sphere" pos="{x} {y} {z}" size="{radius}" mass="0" '
        'contype="1" conaffinity="0"/>'
    )


def body(
    scene: Scene,
    segment: int,
    children: dict[int, list[int]],
    balls: dict[int, list[str]],
) -> str:
    skeleton = scene.skeleton
    mass_kg = max(float(skeleton.masses_kg[segment]), LEAST_MASS_KG)
    x, y, z = skeleton.coms[segment]
    inertia = 0.02 * mass_kg
    joints = "".join(
        f'<joint name="{one.name}" type="hinge" axis="{" ".join(map(str, one.axis))}" '
        'armature="0.01"/>'
        for one in skeleton.hinges
        if one.segment == segment
    )
    place = " ".join(map(str, skeleton.offsets[segment]))
    inner = "".join(
        body(scene, one, children, balls) for one in children.get(segment, [])
    )
    return (
        f'<body name="{skeleton.names[segment]}" pos="{place}">'
        + ("<freejoint/>" if segment == 0 else joints)
        + f'<inertial pos="{x} {y} {z}" mass="{mass_kg}" '
        f'diaginertia="{inertia} {inertia} {inertia}"/>'
        + "".join(balls.get(segment, []))
        + inner
        + "</body>"
    )


def servo(scene: Scene, number: int) -> str:
    hinge = scene.skeleton.hinges[number - ROOT]
    gain = STIFFNESS * hinge.strength_nm
    return f'<position joint="{hinge.name}" kp="{gain}" kv="{gain / 15}"/>'


def simulated_load(scene: Scene, solution: Solution) -> float:
    """Return what the roller carries in MuJoCo, share of body weight."""
    model = mujoco.MjModel.from_xml_string(model_of(scene, solution))
    data = mujoco.MjData(model)
    where, q = solution.where, solution.where.q
    root = model.body("pelvis").jntadr[0]
    start = model.jnt_qposadr[root]
    data.qpos[start : start + 3] = where.origins[0]
    turned = np.zeros(4)
    mujoco.mju_mat2Quat(turned, where.rotations[0].ravel())
    data.qpos[start + 3 : start + 7] = turned
    for number, hinge in enumerate(scene.skeleton.hinges):
        joint = model.joint(hinge.name)
        data.qpos[joint.qposadr[0]] = q[ROOT + number]
        data.ctrl[number] = q[ROOT + number]
    roller = model.geom("roller").id
    forces = []
    steps = round((SETTLE_S + MEASURE_S) / model.opt.timestep)
    for step in range(steps):
        mujoco.mj_step(model, data)
        if step * model.opt.timestep >= SETTLE_S:
            forces.append(force_on(model, data, roller))
    weight_n = scene.skeleton.mass_kg * GRAVITY_MPS2
    return float(np.mean(forces)) / weight_n


def force_on(model: mujoco.MjModel, data: mujoco.MjData, roller: int) -> float:
    """Return the vertical force of the body on the roller [N]."""
    total, force = 0.0, np.zeros(6)
    for number in range(data.ncon):
        contact = data.contact[number]
        pair = {int(contact.geom1), int(contact.geom2)}
        if roller not in pair or 0 in pair:
            continue
        mujoco.mj_contactForce(model, data, number, force)
        total += abs(float((contact.frame.reshape(3, 3).T @ force[:3])[2]))
    return total


@pytest.mark.parametrize(
    "table", [CALVES, HAMSTRINGS, THIGHS], ids=["calves", "hamstrings", "thighs"]
)
def test_two_supports_share_the_weight_as_in_mujoco(table: dict[str, object]) -> None:
    figure = Figure(built(Sex.MALE))
    stroke = solve_stroke(figure.posed(make_pose(table)))
    middle = stroke.solutions[len(stroke.solutions) // 2]
    held = balance(stroke.scene, middle)
    assert held is not None

    load = simulated_load(stroke.scene, middle)

    assert load == pytest.approx(held.on_tool, abs=TOLERANCE)
