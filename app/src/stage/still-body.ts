/** The standing figure as two pictures, front and back, where nothing can be drawn live. */
import { Color, SkinnedMesh } from "three";
import { readGlb } from "./body";
import type { RegionKey } from "./muscle-numbers";
import { painted } from "./need-colours";
import { PALETTES, type Theme } from "./palette";
import { type Light, type Picture, softPicture, type Standing } from "./soft-picture";
import { standing } from "./stand";

/** As much as the stage's own evening. */
const EVENING_GLOW = 0.42;

/**
 * Returns the body of a file as it stands.
 *
 * @throws Error if the file holds none.
 */
export async function stillBody(data: ArrayBuffer): Promise<Standing> {
  const { root } = await readGlb(data);
  let skin: SkinnedMesh | undefined;
  root.traverse((one) => {
    if (one instanceof SkinnedMesh) skin = one;
  });
  if (!skin) throw new Error("the mannequin's file holds no mesh");
  const { geometry, regions, triangles, height } = await standing(root, skin, breath);
  const of = (name: string): ArrayLike<number> => geometry.getAttribute(name).array;
  return { positions: of("position"), normals: of("normal"), limbs: of("limb"), regions, triangles, height };
}

/** Returns front and back, coloured by the steps of regions, `height` points high. */
export async function stillPictures(
  body: Standing,
  steps: ReadonlyMap<RegionKey, number>,
  { theme, height }: { readonly theme: Theme; readonly height: number },
): Promise<[Picture, Picture]> {
  const palette = PALETTES[theme];
  const { clay, load, sky, ground, key } = palette;
  const paint = painted(body.regions, body.triangles, steps, { clay: linear(clay), load: load.map(linear) });
  const glow = theme === "dark" ? EVENING_GLOW : 0;
  const light: Light = { sky: linear(sky), ground: linear(ground), key, glow };
  const front = softPicture(body, paint, light, { height, isBack: false });
  await breath();
  return [front, softPicture(body, paint, light, { height, isBack: true })];
}

function linear(hex: number): [number, number, number] {
  return new Color(hex).toArray() as [number, number, number];
}

/** Lets the page answer between two pieces of work. */
function breath(): Promise<void> {
  return new Promise((settle) => setTimeout(settle));
}
