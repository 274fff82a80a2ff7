/** Keeps the app whole without a network: the worker first, then the figure. */
import { type Catalogue } from "../api/catalogue";
import type { BoutDoc } from "../api/schema";
import { figureFiles } from "./figure-files";
import { offline } from "./offline";
import { announceUpdate } from "./update";

let asked = "";

/** Starts the worker; a newer version is told to the shell. */
export function keepWhole(): Promise<void> {
  return offline.start(() => announceUpdate(() => offline.update()));
}

/** Keeps a body with all its moves, those of the next session first; once for each plan. */
export async function keepFigure(
  figure: string,
  next: readonly BoutDoc[],
  { moves, positions }: Catalogue,
): Promise<void> {
  const all = [...moves.values()].flatMap((move) =>
    move.variants.map((variant) => ({ move: move.key, variant: variant.key })),
  );
  const urls = figureFiles(figure, next, all, [...positions.keys()]);
  const name = urls.join();
  if (name === asked) return;
  asked = name;
  await offline.keep(urls);
}
