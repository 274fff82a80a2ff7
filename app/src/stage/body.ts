import {
  type AnimationClip,
  BufferAttribute,
  Color,
  type Group,
  MeshStandardMaterial,
  type Object3D,
  type Quaternion,
  SkinnedMesh,
} from "three";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";
import { MeshoptDecoder } from "three/examples/jsm/libs/meshopt_decoder.module.js";
import type { RolledMuscle } from "./clip";
import type { Palette } from "./palette";

/** How far the colour of a region fades into its neighbours, in rings of vertices. */
const FADE_RINGS = 2;

/** The mannequin: a skinned mesh whose vertices know their muscle. */
export interface Body {
  readonly root: Group;
  readonly mesh: SkinnedMesh;
  /** How each segment is turned if a clip does not say. */
  readonly rest: ReadonlyMap<Object3D, Quaternion>;
}

/** Reads a GLB, compressed or not. */
export async function readGlb(
  data: ArrayBuffer,
): Promise<{ root: Group; animations: readonly AnimationClip[] }> {
  const loader = new GLTFLoader();
  loader.setMeshoptDecoder(MeshoptDecoder);
  const gltf = await loader.parseAsync(data, "");
  return { root: gltf.scene, animations: gltf.animations };
}

/** Reads the mannequin. */
export async function readBody(data: ArrayBuffer, palette: Palette): Promise<Body> {
  const { root } = await readGlb(data);
  let mesh: SkinnedMesh | undefined;
  root.traverse((one) => {
    if (one instanceof SkinnedMesh) mesh = one;
  });
  if (!mesh) throw new Error("the mannequin's file holds no mesh");
  mesh.material = new MeshStandardMaterial({
    vertexColors: true,
    roughness: 0.72,
    metalness: 0,
  });
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  // Its bounds are those of the rest pose; a stretched limb would vanish.
  mesh.frustumCulled = false;
  colour(mesh, [], palette);
  const rest = new Map<Object3D, Quaternion>();
  for (const bone of mesh.skeleton.bones) rest.set(bone, bone.quaternion.clone());
  return { root, mesh, rest };
}

/** Colours muscles by how well they are reached; the rest stays clay. */
export function colour(
  mesh: SkinnedMesh,
  muscles: readonly RolledMuscle[],
  palette: Palette,
): void {
  const geometry = mesh.geometry;
  const regions = geometry.getAttribute("_region");
  const count = geometry.getAttribute("position").count;
  let weights = new Float32Array(count);
  for (let vertex = 0; vertex < count; vertex += 1) {
    const number = regions ? regions.getX(vertex) : 0;
    const side = regions ? regions.getY(vertex) : 0;
    const hit = muscles.find((one) => one.number === number && one.side === side);
    weights[vertex] = hit ? 0.45 + 0.55 * hit.share : 0;
  }
  for (let ring = 0; ring < FADE_RINGS; ring += 1) weights = faded(mesh, weights);
  const clay = new Color(palette.clay);
  const lit = new Color(palette.load[3]);
  const colours = new Float32Array(count * 3);
  const mixed = new Color();
  for (let vertex = 0; vertex < count; vertex += 1) {
    mixed.copy(clay).lerp(lit, Math.min(1, weights[vertex] ?? 0));
    mixed.toArray(colours, vertex * 3);
  }
  geometry.setAttribute("color", new BufferAttribute(colours, 3));
}

/** Spreads values to the neighbours of each vertex. */
function faded(mesh: SkinnedMesh, values: Float32Array): Float32Array<ArrayBuffer> {
  const index = mesh.geometry.getIndex();
  const total = new Float32Array(values);
  const count = new Float32Array(values.length).fill(1);
  if (!index) return total;
  for (let corner = 0; corner < index.count; corner += 1) {
    const start = corner - (corner % 3);
    const here = index.getX(corner);
    const next = index.getX(start + ((corner + 1) % 3));
    total[here] = (total[here] ?? 0) + (values[next] ?? 0);
    count[here] = (count[here] ?? 0) + 1;
  }
  return total.map((sum, vertex) => sum / (count[vertex] ?? 1));
}
