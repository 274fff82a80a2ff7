/** The mannequin as it stands: posed once, then as firm as a statue. */
import {
  BufferAttribute,
  BufferGeometry,
  Euler,
  type Object3D,
  type SkinnedMesh,
  Vector3,
} from "three";
import { keyOf, type RegionKey } from "./muscle-numbers";

/**
 * Turns of joints from standing straight [degrees], about forward, left and up; of the left
 * side, the right one mirrors them. Arms hang a hand's breadth off, so that they hide nothing.
 */
const STANCE_DEG: Readonly<Record<string, readonly [number, number, number]>> = {
  "left upper_arm": [13, -3, 0],
  "left forearm": [0, -12, 8],
  "left hand": [0, -6, 0],
  "left thigh": [4.5, 0, 5],
  "left foot": [-3, 0, 0],
};

const DEG = Math.PI / 180;

export interface Statue {
  /** Stands on the floor at the origin, facing +x, up is +y. */
  readonly geometry: BufferGeometry;
  readonly regions: Uint16Array;
  readonly triangles: ArrayLike<number>;
  readonly height: number;
}

/**
 * Returns the body of a skinned mesh as it stands.
 *
 * @param breath Lets the page answer between two pieces of work.
 */
export async function standing(
  root: Object3D,
  mesh: SkinnedMesh,
  breath: () => Promise<void>,
): Promise<Statue> {
  pose(root, mesh);
  const positions = posed(mesh);
  await breath();
  const index = mesh.geometry.getIndex();
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(positions, 3));
  geometry.setAttribute("limb", new BufferAttribute(alongLimbs(mesh), 3));
  if (index) geometry.setIndex(index);
  await breath();
  geometry.computeVertexNormals();
  const height = grounded(geometry);
  return { geometry, regions: regionsOf(mesh), triangles: index?.array ?? [], height };
}

function pose(root: Object3D, mesh: SkinnedMesh): void {
  for (const bone of mesh.skeleton.bones) {
    // The loader puts _ where names have blanks.
    const name = bone.name.replace("_", " ");
    if (name === "pelvis") continue;
    const isRight = name.startsWith("right");
    const [x, y, z] = STANCE_DEG[name.replace("right", "left")] ?? [0, 0, 0];
    const mirror = isRight ? -1 : 1;
    bone.quaternion.setFromEuler(new Euler(mirror * x * DEG, y * DEG, mirror * z * DEG, "ZXY"));
  }
  root.updateMatrixWorld(true);
  mesh.skeleton.update();
}

function posed(mesh: SkinnedMesh): Float32Array {
  const count = mesh.geometry.getAttribute("position").count;
  const positions = new Float32Array(count * 3);
  const point = new Vector3();
  for (let vertex = 0; vertex < count; vertex += 1) {
    mesh.getVertexPosition(vertex, point).applyMatrix4(mesh.matrixWorld);
    point.toArray(positions, vertex * 3);
  }
  return positions;
}

/** Returns each vertex in the frame of the limb that carries it most; z is along the limb. */
function alongLimbs(mesh: SkinnedMesh): Float32Array {
  const { position, skinIndex, skinWeight } = mesh.geometry.attributes;
  if (!position || !skinIndex || !skinWeight) return new Float32Array(0);
  const limbs = new Float32Array(position.count * 3);
  const point = new Vector3();
  for (let vertex = 0; vertex < position.count; vertex += 1) {
    let most = 0;
    for (let k = 1; k < 4; k += 1) {
      if (skinWeight.getComponent(vertex, k) > skinWeight.getComponent(vertex, most)) most = k;
    }
    const limb = mesh.skeleton.boneInverses[skinIndex.getComponent(vertex, most)];
    point.fromBufferAttribute(position, vertex).applyMatrix4(mesh.bindMatrix);
    if (limb) point.applyMatrix4(limb);
    point.toArray(limbs, vertex * 3);
  }
  return limbs;
}

/** Puts the soles on the floor and the middle over the origin; returns the height [m]. */
function grounded(geometry: BufferGeometry): number {
  geometry.computeBoundingBox();
  const box = geometry.boundingBox;
  if (!box) return 0;
  geometry.translate(-(box.min.x + box.max.x) / 2, -box.min.y, -(box.min.z + box.max.z) / 2);
  return box.max.y - box.min.y;
}

function regionsOf(mesh: SkinnedMesh): Uint16Array {
  const regions = mesh.geometry.getAttribute("_region");
  const keys = new Uint16Array(mesh.geometry.getAttribute("position").count);
  if (!regions) return keys;
  for (let vertex = 0; vertex < keys.length; vertex += 1) {
    const key: RegionKey = keyOf(regions.getX(vertex), regions.getY(vertex));
    keys[vertex] = key;
  }
  return keys;
}
