/** Fetches what a routine shows before it is needed, so that it plays without a network. */
import type { RoutineDoc } from "../api/schema";
import { stillPath } from "../elements/still-picture";
import type { Lore } from "../share/lore";
import { fetched } from "../stage/fetched";
import type { Carried } from "./carried";

/** Returns the files of a routine: its body, its moves in all variants, the ways down. */
export function filesOfRoutine(routine: RoutineDoc, lore: Lore, { body, ways }: Pick<Carried, "body" | "ways">): string[] {
  const place = `/bodies/${body}`;
  const positions = new Set(routine.bouts.map((bout) => bout.position).filter((one) => ways.includes(one)));
  const moves = new Set(routine.bouts.map((bout) => bout.move));
  const forms = [...moves].flatMap((move) => (lore.moves.get(move)?.variants ?? []).map((variant) => `${move}.${variant.key}`));
  const clips = [...forms, ...[...positions].map((position) => `into.${position}`)];
  const stills = routine.bouts.map((bout) => stillPath(bout.move, bout.variant));
  return [`${place}/mannequin.glb`, ...clips.flatMap((clip) => [`${place}/${clip}.glb`, `${place}/${clip}.json`]), ...new Set(stills)];
}

/**
 * Fetches them, one after the other, once the worker that keeps them is there.
 *
 * @returns Whether all are kept; what failed is fetched when it is needed.
 */
export async function fetchAhead(paths: readonly string[]): Promise<boolean> {
  if (!(await isKeeping())) return false;
  let isWhole = true;
  for (const path of paths) {
    const answer = await fetched(path).catch(() => undefined);
    isWhole &&= answer !== undefined;
  }
  return isWhole;
}

/** Whether a worker keeps what is fetched; it is waited for where one is on its way. */
async function isKeeping(): Promise<boolean> {
  // Missing in private windows and over plain HTTP.
  const workers = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;
  if (!workers) return false;
  await workers.ready;
  if (workers.controller) return true;
  await new Promise((resolve) => workers.addEventListener("controllerchange", resolve, { once: true }));
  return true;
}
