import {
  BoxGeometry,
  CanvasTexture,
  CylinderGeometry,
  Group,
  Mesh,
  MeshStandardMaterial,
  RepeatWrapping,
  SRGBColorSpace,
  Shape,
  ExtrudeGeometry,
  SphereGeometry,
} from "three";
import type { ClipFile, MatFile, ToolFile } from "./clip";
import type { Palette } from "./palette";

const SEAT_M = 0.45;
const SEAT_DEPTH_M = 0.42;
const STOOL_M = 0.36;
const STEP_M = 0.12;
const CUSHION_M = 0.08;

/** Returns the tool, its axis along y, as the clip turns it. */
export function toolOf(tool: ToolFile, palette: Palette): Group {
  const group = new Group();
  if (tool.kind === "palm") return group;
  if (tool.kind === "ball") {
    const skin = new MeshStandardMaterial({ color: palette.tool, roughness: 0.6 });
    const apart = tool.count > 1 ? (tool.apart_m ?? 0) : 0;
    for (const end of apart ? [-0.5, 0.5] : [0]) {
      const ball = shaded(new Mesh(new SphereGeometry(tool.radius_m, 40, 24), skin));
      ball.position.y = end * apart;
      group.add(ball);
    }
    return group;
  }
  const { radius_m: radius, length_m: length } = tool;
  const isCloth = tool.kind === "towel";
  const skin = isCloth
    ? new MeshStandardMaterial({ color: palette.cloth, roughness: 1 })
    : tool.kind === "can"
      ? new MeshStandardMaterial({ color: palette.tool, roughness: 0.4 })
      : new MeshStandardMaterial({ map: grooves(palette), roughness: 0.62 });
  if (tool.kind === "half_roller") return halfOf(group, tool, skin, palette);
  const side = new CylinderGeometry(radius, radius, length, 56, 1, true);
  group.add(shaded(new Mesh(side, skin)));
  for (const end of [-1, 1]) {
    const rim = new MeshStandardMaterial({
      color: isCloth ? palette.cloth : palette.tool,
      roughness: 0.7,
    });
    if (isCloth) {
      group.add(...windings(radius, (end * length) / 2, end, palette));
      continue;
    }
    const core = new MeshStandardMaterial({ color: palette.core, roughness: 0.8 });
    const ring = new Mesh(new CylinderGeometry(radius, radius, 0.002, 56), rim);
    const hole = new Mesh(
      new CylinderGeometry(radius * 0.46, radius * 0.46, 0.003, 40),
      core,
    );
    ring.position.y = (end * length) / 2;
    hole.position.y = (end * (length + 0.002)) / 2;
    group.add(shaded(ring), hole);
  }
  return group;
}

/** Half a roller: its round side is up, along the tool's x. */
function halfOf(
  group: Group,
  tool: ToolFile,
  skin: MeshStandardMaterial,
  palette: Palette,
): Group {
  const { radius_m: radius, length_m: length } = tool;
  const arch = new CylinderGeometry(radius, radius, length, 40, 1, true, 0, Math.PI);
  group.add(shaded(new Mesh(arch, skin)));
  const rim = new MeshStandardMaterial({ color: palette.tool, roughness: 0.7 });
  const core = new MeshStandardMaterial({ color: palette.core, roughness: 0.8 });
  for (const end of [-1, 1])
    for (const [share, deep, material] of [
      [1, 0.002, rim],
      [0.46, 0.003, core],
    ] as const) {
      const disc = new CylinderGeometry(
        radius * share, radius * share, deep, 40, 1, false, 0, Math.PI,
      );
      const one = shaded(new Mesh(disc, material));
      one.position.y = (end * (length + deep)) / 2;
      group.add(one);
    }
  return group;
}

/** The end of a rolled towel: rings, one in the other. */
function windings(radius: number, at: number, end: number, palette: Palette): Mesh[] {
  return [1, 0.72, 0.44].flatMap((share, k) => {
    const shade = new MeshStandardMaterial({
      color: k % 2 ? palette.prop : palette.cloth,
      roughness: 1,
    });
    const disc = new Mesh(
      new CylinderGeometry(radius * share, radius * share, 0.002, 48),
      shade,
    );
    disc.position.y = at + end * 0.001 * (k + 1);
    return [shaded(disc)];
  });
}

/** Returns the mat and the furniture that a pose needs. */
export function propsOf(clip: ClipFile, palette: Palette): Group {
  const group = new Group();
  const grounds = new Set(clip.grounds);
  const wood = new MeshStandardMaterial({ color: palette.prop, roughness: 0.85 });
  const plaster = new MeshStandardMaterial({ color: palette.wall, roughness: 1 });
  const box: Box = (size, at, material = wood) => {
    const one = shaded(new Mesh(new BoxGeometry(...size), material));
    one.position.set(...at);
    group.add(one);
    return one;
  };
  group.add(matOf(clip.mat, palette));
  if (clip.stance === "chair") chair(box);
  const { stool, step, cushion } = clip.props;
  if (stool) {
    const [x, z] = stool;
    box([0.42, 0.04, 0.4], [x, STOOL_M - 0.02, z]);
    for (const aside of [-0.16, 0.16])
      for (const across of [-0.15, 0.15])
        box(
          [0.035, STOOL_M - 0.04, 0.035],
          [x + aside, STOOL_M / 2 - 0.02, z + across],
        );
  }
  if (step) box([0.3, STEP_M, 0.36], [step[0], STEP_M / 2, step[1]]);
  if (cushion) box([0.42, CUSHION_M, 0.42], [cushion[0], CUSHION_M / 2, cushion[1]]);
  if (grounds.has("wall"))
    box([0.05, 2.3, 1.3], [-0.025, 1.15, clip.mat.middle[1]], plaster).name = "wall";
  return group;
}

type Box = (
  size: [number, number, number],
  at: [number, number, number],
  material?: MeshStandardMaterial,
) => Mesh;

function chair(box: Box): void {
  const middle = -SEAT_DEPTH_M / 2;
  box([SEAT_DEPTH_M, 0.04, 0.44], [middle, SEAT_M - 0.02, 0]);
  for (const x of [-0.03, 0.03 - SEAT_DEPTH_M])
    for (const z of [-0.19, 0.19])
      box([0.035, SEAT_M - 0.04, 0.035], [x, SEAT_M / 2 - 0.02, z]);
  for (const z of [-0.19, 0.19])
    box([0.03, 0.42, 0.03], [-SEAT_DEPTH_M - 0.015, SEAT_M + 0.21, z]);
  box([0.025, 0.2, 0.41], [-SEAT_DEPTH_M - 0.015, SEAT_M + 0.32, 0]);
}

function matOf(mat: MatFile, palette: Palette): Mesh {
  const [x, z] = mat.half;
  const corner = 0.06;
  const shape = new Shape();
  shape.moveTo(-x + corner, -z);
  shape.lineTo(x - corner, -z);
  shape.quadraticCurveTo(x, -z, x, -z + corner);
  shape.lineTo(x, z - corner);
  shape.quadraticCurveTo(x, z, x - corner, z);
  shape.lineTo(-x + corner, z);
  shape.quadraticCurveTo(-x, z, -x, z - corner);
  shape.lineTo(-x, -z + corner);
  shape.quadraticCurveTo(-x, -z, -x + corner, -z);
  const geometry = new ExtrudeGeometry(shape, { depth: 0.006, bevelEnabled: false });
  const cloth = new MeshStandardMaterial({ color: palette.mat, roughness: 0.95 });
  const mesh = new Mesh(geometry, cloth);
  mesh.rotation.x = -Math.PI / 2;
  mesh.position.set(mat.middle[0], -0.0065, mat.middle[1]);
  mesh.receiveShadow = true;
  return mesh;
}

function grooves(palette: Palette): CanvasTexture<HTMLCanvasElement | OffscreenCanvas> {
  const size = 256;
  const canvas = blankCanvas(size);
  const pen = canvas.getContext("2d");
  if (pen) {
    pen.fillStyle = css(palette.tool);
    pen.fillRect(0, 0, size, size);
    pen.strokeStyle = css(palette.groove);
    pen.lineWidth = 13;
    pen.strokeRect(0, 0, size, size);
  }
  const texture = new CanvasTexture(canvas);
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.repeat.set(8, 4);
  texture.colorSpace = SRGBColorSpace;
  texture.anisotropy = 4;
  return texture;
}

/** A worker has no document, and an older browser no canvas without one. */
function blankCanvas(size: number): HTMLCanvasElement | OffscreenCanvas {
  if (typeof document === "undefined") return new OffscreenCanvas(size, size);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  return canvas;
}

function css(colour: number): string {
  return `#${colour.toString(16).padStart(6, "0")}`;
}

function shaded(mesh: Mesh): Mesh {
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  return mesh;
}
