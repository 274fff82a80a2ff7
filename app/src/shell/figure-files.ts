/** The addresses of the figure, in the order in which they are needed. */
import type { BoutDoc } from "../api/schema";

interface Form {
  readonly move: string;
  readonly variant: string;
}

/** The next session's forms first, then all others; each is named once. */
export function figureFiles(
  figure: string,
  next: readonly Pick<BoutDoc, "move" | "variant">[],
  all: readonly Form[],
  positions: readonly string[] = [],
): string[] {
  const urls = [`/bodies/${figure}/mannequin.glb`];
  for (const position of positions)
    urls.push(`/bodies/${figure}/into.${position}.glb`, `/bodies/${figure}/into.${position}.json`);
  for (const { move, variant } of [...next, ...all]) {
    const name = `${move}.${variant}`;
    urls.push(`/bodies/${figure}/${name}.glb`, `/bodies/${figure}/${name}.json`);
    urls.push(`/bodies/stills/${name}.webp`);
  }
  return [...new Set(urls)];
}
