/** Fetches what a routine shows before it is needed, so that it plays without a network. */
import type { RoutineDoc } from "../api/schema";
import { stillPath } from "../elements/still-picture";
import type { Lore } from "../share/lore";
import { fetched } from "../stage/fetched";

/** Returns the files of a routine: its body, its moves in all variants, the ways down. */
export function filesOfRoutine(routine: RoutineDoc, lore: Lore, body: string): string[] {
  const place = `/bodies/${body}`;
  const positions = new Set(routine.bouts.map((bout) => bout.position));
  const moves = new Set(routine.bouts.map((bout) => bout.move));
  const forms = [...moves].flatMap((move) => (lore.moves.get(move)?.variants ?? []).map((variant) => `${move}.${variant.key}`));
  const clips = [...forms, ...[...positions].map((position) => `into.${position}`)];
  const stills = routine.bouts.map((bout) => stillPath(bout.move, bout.variant));
  return [`${place}/mannequin.glb`, ...clips.flatMap((clip) => [`${place}/${clip}.glb`, `${place}/${clip}.json`]), ...new Set(stills)];
}

/** Fetches them, one after the other; what fails is fetched when it is needed. */
export async function fetchAhead(paths: readonly string[]): Promise<void> {
  for (const path of paths) await fetched(path).catch(() => undefined);
}
