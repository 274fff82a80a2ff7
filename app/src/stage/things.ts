import {
  BufferAttribute,
  BufferGeometry,
  CatmullRomCurve3,
  CylinderGeometry,
  DoubleSide,
  ExtrudeGeometry,
  Group,
  LatheGeometry,
  Mesh,
  MeshStandardMaterial,
  type Object3D,
  PropertyBinding,
  Shape,
  TubeGeometry,
  Vector2,
  Vector3,
} from "three";
import type { ClipFile, PartFile, ThingFile, ToolFile } from "./clip";
import type { Palette } from "./palette";

/** A thing that is drawn, and how it goes along with the body; called once a frame. */
export interface Thing {
  readonly object: Object3D;
  readonly follow: () => void;
}

/** Cloth lies this far over what it covers [m]. */
const CLOTH_M = 0.004;
const BAND_M = 0.01;

/** Returns all that a move names besides tool and furniture. */
export function thingsOf(clip: ClipFile, root: Object3D, palette: Palette): Thing[] {
  const cloth = new MeshStandardMaterial({
    color: palette.cloth,
    roughness: 1,
    side: DoubleSide,
  });
  const rubber = new MeshStandardMaterial({
    color: palette.tool,
    roughness: 0.7,
    side: DoubleSide,
  });
  return (clip.things ?? []).map((one) => thingOf(one, clip, root, cloth, rubber));
}

function thingOf(
  one: ThingFile,
  clip: ClipFile,
  root: Object3D,
  cloth: MeshStandardMaterial,
  rubber: MeshStandardMaterial,
): Thing {
  if (one.kind === "band") return band(one.around, one.width_m, root, rubber);
  if (one.kind === "sock")
    return one.path.length
      ? strap(one.path, one.radius_m, root, cloth)
      : knot(clip.tool, root, cloth);
  if (one.kind === "towel" && one.form === "over")
    return over(clip.tool, nodeOf(root, one.node), cloth);
  const [x, y, z] = one.size;
  const corner = one.kind === "cushion" ? y * 0.48 : Math.min(y, x) * 0.48;
  const still = shaded(new Mesh(pillow(x, y, z, corner), cloth));
  still.position.set(...one.at);
  return { object: still, follow: () => undefined };
}

/** A band: what is tight around the rings of both limbs. */
function band(
  around: readonly PartFile[],
  width: number,
  root: Object3D,
  material: MeshStandardMaterial,
): Thing {
  const rings = around.flatMap((part) => {
    const node = nodeOf(root, part.node);
    const axis = new Vector3(...(part.axis ?? [0, 0, 1]));
    return node ? part.points.map((at) => ({ node, at: new Vector3(...at), axis })) : [];
  });
  const geometry = new BufferGeometry();
  const mesh = shaded(new Mesh(geometry, material));
  mesh.frustumCulled = false;
  const follow = (): void => {
    const places = rings.map(({ node, at, axis }) => ({
      at: at.clone().applyMatrix4(node.matrixWorld),
      axis: axis.clone().transformDirection(node.matrixWorld),
    }));
    const normal = new Vector3();
    const middle = new Vector3();
    for (const place of places) {
      normal.add(place.axis);
      middle.add(place.at);
    }
    normal.normalize();
    middle.divideScalar(places.length);
    const right = perpendicular(normal);
    const up = new Vector3().crossVectors(normal, right);
    const flat = places.map((place) => {
      const arm = place.at.clone().sub(middle);
      return new Vector2(arm.dot(right), arm.dot(up));
    });
    const edge = hull(flat);
    const points: number[] = [];
    const faces: number[] = [];
    edge.forEach((index, k) => {
      const place = places[index];
      const out = flat[index];
      if (!place || !out) return;
      const away = out.clone().normalize().multiplyScalar(BAND_M);
      const at = place.at.clone().addScaledVector(right, away.x).addScaledVector(up, away.y);
      for (const end of [-0.5, 0.5])
        points.push(...at.clone().addScaledVector(place.axis, end * width).toArray());
      const next = (k + 1) % edge.length;
      faces.push(2 * k, 2 * next, 2 * k + 1, 2 * next, 2 * next + 1, 2 * k + 1);
    });
    geometry.setAttribute("position", new BufferAttribute(new Float32Array(points), 3));
    geometry.setIndex(faces);
    geometry.computeVertexNormals();
  };
  return { object: mesh, follow };
}

/** The strap of a sock: from the ball over the shoulder into the hand. */
function strap(
  path: readonly PartFile[],
  radius: number,
  root: Object3D,
  material: MeshStandardMaterial,
): Thing {
  const points = path.flatMap((part) => {
    const node = nodeOf(root, part.node);
    return node ? part.points.map((at) => ({ node, at: new Vector3(...at) })) : [];
  });
  const mesh = shaded(new Mesh(new BufferGeometry(), material));
  mesh.frustumCulled = false;
  const follow = (): void => {
    const places = points.map(({ node, at }) => at.clone().applyMatrix4(node.matrixWorld));
    mesh.geometry.dispose();
    mesh.geometry = new TubeGeometry(new CatmullRomCurve3(places), 48, radius, 8);
  };
  return { object: mesh, follow };
}

/** The knotted middle of a sock between two balls. */
function knot(
  tool: ToolFile | null,
  root: Object3D,
  material: MeshStandardMaterial,
): Thing {
  const long = tool?.apart_m ?? 0.1;
  const mesh = shaded(new Mesh(new CylinderGeometry(0.013, 0.013, long, 20), material));
  return { object: mesh, follow: beside(mesh, nodeOf(root, "tool"), true) };
}

/** A towel laid over a roller or a ball: it covers the upper half and hangs down. */
function over(
  tool: ToolFile | null,
  node: Object3D | undefined,
  material: MeshStandardMaterial,
): Thing {
  const radius = (tool?.radius_m ?? 0.03) + CLOTH_M;
  const group = new Group();
  if (tool?.kind === "ball") {
    const profile = [];
    for (let k = 0; k <= 12; k += 1) {
      const turn = (k / 12) * 1.75;
      profile.push(new Vector2(radius * Math.sin(turn), radius * Math.cos(turn)));
    }
    const low = 0.003 - tool.radius_m;
    profile.push(new Vector2(radius * 1.15, low * 0.6));
    profile.push(new Vector2(radius * 1.6, low), new Vector2(radius * 2.4, low));
    const drape = new LatheGeometry(profile, 64);
    ruffle(drape, radius);
    group.add(shaded(new Mesh(drape, material)));
  } else if (tool) {
    const long = tool.length_m * 1.04;
    const arch = new CylinderGeometry(radius, radius, long, 40, 1, true, -0.58 * Math.PI, 1.16 * Math.PI);
    arch.rotateX(-Math.PI / 2);
    group.add(shaded(new Mesh(arch, material)));
  }
  return { object: group, follow: beside(group, node, false) };
}

/** Lets cloth fall in folds, the more the further out it lies. */
function ruffle(cloth: BufferGeometry, radius: number): void {
  const at = cloth.getAttribute("position");
  for (let k = 0; k < at.count; k += 1) {
    const [x, z] = [at.getX(k), at.getZ(k)];
    const out = Math.max(0, Math.hypot(x, z) / radius - 1);
    const turn = Math.atan2(z, x);
    const share = 1 + 0.12 * out * (Math.sin(4 * turn) + 0.5 * Math.sin(7 * turn));
    at.setXYZ(k, x * share, at.getY(k) + 0.004 * out * Math.cos(5 * turn), z * share);
  }
  cloth.computeVertexNormals();
}

/** Keeps an object at a node, and lies along its axis if that is wanted. */
function beside(object: Object3D, node: Object3D | undefined, turns: boolean): () => void {
  return () => {
    if (!node) return;
    object.position.setFromMatrixPosition(node.matrixWorld);
    if (!turns) return;
    const axis = new Vector3(0, 1, 0).transformDirection(node.matrixWorld);
    object.quaternion.setFromUnitVectors(new Vector3(0, 1, 0), axis);
  };
}

/** A box with round edges along z. */
function pillow(x: number, y: number, z: number, corner: number): BufferGeometry {
  const [right, top] = [x / 2 - corner, y / 2 - corner];
  const shape = new Shape();
  shape.absarc(right, top, corner, 0, Math.PI / 2, false);
  shape.absarc(-right, top, corner, Math.PI / 2, Math.PI, false);
  shape.absarc(-right, -top, corner, Math.PI, 1.5 * Math.PI, false);
  shape.absarc(right, -top, corner, 1.5 * Math.PI, 2 * Math.PI, false);
  const geometry = new ExtrudeGeometry(shape, { depth: z, bevelEnabled: false });
  geometry.translate(0, 0, -z / 2);
  return geometry;
}

/** three.js writes "left thigh" as "left_thigh". */
function nodeOf(root: Object3D, name: string): Object3D | undefined {
  return root.getObjectByName(PropertyBinding.sanitizeNodeName(name));
}

function perpendicular(way: Vector3): Vector3 {
  const other = Math.abs(way.y) < 0.8 ? new Vector3(0, 1, 0) : new Vector3(1, 0, 0);
  return other.cross(way).normalize();
}

/** Returns the indices of the corners of the convex hull, counter-clockwise. */
function hull(points: readonly Vector2[]): number[] {
  const at = (index: number): Vector2 => points[index] ?? new Vector2();
  const order = points.map((_, index) => index);
  order.sort((a, b) => at(a).x - at(b).x || at(a).y - at(b).y);
  const turns = (a: number, b: number, c: number): number =>
    (at(b).x - at(a).x) * (at(c).y - at(a).y) - (at(b).y - at(a).y) * (at(c).x - at(a).x);
  const half = (indices: readonly number[]): number[] => {
    const kept: number[] = [];
    for (const index of indices) {
      while (kept.length > 1 && turns(kept.at(-2) ?? 0, kept.at(-1) ?? 0, index) <= 0)
        kept.pop();
      kept.push(index);
    }
    return kept.slice(0, -1);
  };
  return [...half(order), ...half([...order].reverse())];
}

function shaded(mesh: Mesh): Mesh {
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  return mesh;
}
