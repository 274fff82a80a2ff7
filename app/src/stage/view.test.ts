import { PerspectiveCamera, Vector3 } from "three";
import { expect, test } from "vitest";
import { type Anchor, cameraOf, spotOf, VIEW_DEG } from "./view";

const HEIGHT_M = 1.79;
const CANVAS = { width: 468, height: 432 };
const ANCHOR: Anchor = { point: [0.11, 0.62, -0.09], normal: [0.96, 0.1, -0.26], share: 0.05 };

function spot(anchor: Anchor, turnDeg: number): ReturnType<typeof spotOf> {
  const view = { left: -90, width: CANVAS.width, turnDeg };
  return spotOf(anchor, view, { heightM: HEIGHT_M, canvasHeight: CANVAS.height });
}

/** Where three.js draws the point. */
function drawn({ point }: Anchor, turnDeg: number): { x: number; y: number } {
  const { at, lookAtM } = cameraOf(HEIGHT_M);
  const camera = new PerspectiveCamera(VIEW_DEG, CANVAS.width / CANVAS.height, 0.1, 40);
  camera.position.set(...at);
  camera.lookAt(0, lookAtM, 0);
  camera.updateProjectionMatrix();
  camera.updateMatrixWorld();
  const turn = (-turnDeg * Math.PI) / 180;
  const there = new Vector3(...point).applyAxisAngle(new Vector3(0, 1, 0), turn).project(camera);
  return { x: -90 + ((there.x + 1) / 2) * CANVAS.width, y: ((1 - there.y) / 2) * CANVAS.height };
}

test.each([0, 37, 90, 180, 251])("a spot is where the point is drawn, turned by %i degrees", (turnDeg) => {
  const here = spot(ANCHOR, turnDeg);

  const there = drawn(ANCHOR, turnDeg);
  // A thousandth of a pixel is rounding.
  expect(here.x).toBeCloseTo(there.x, 3);
  expect(here.y).toBeCloseTo(there.y, 3);
});

test("what looks at the viewer from the front looks away from the back", () => {
  expect(spot(ANCHOR, 0).faces).toBe(true);
  expect(spot(ANCHOR, 180).faces).toBe(false);
});
