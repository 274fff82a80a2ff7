/** Which moves are looked for, and how they stand under each other. */
import type { Catalogue, GroupKey, Move, Press } from "../api/catalogue";

/** A choice that narrows the list; those of one kind widen each other. */
export type Filter =
  | "roller"
  | "half_roller"
  | "ball"
  | "stick"
  | "chair"
  | "standing"
  | "office"
  | "wrists"
  | "gentle";

interface Narrow {
  readonly kind: "tool" | "position" | "place" | "wrists" | "gentle";
  readonly fits: (move: Move) => boolean;
}

const PRESSES: readonly Press[] = ["gentle", "medium", "firm"];

export const FILTERS: Readonly<Record<Filter, Narrow>> = {
  roller: { kind: "tool", fits: (move) => toolsOf(move).includes("roller") },
  half_roller: { kind: "tool", fits: (move) => toolsOf(move).includes("half_roller") },
  ball: { kind: "tool", fits: (move) => toolsOf(move).includes("ball") },
  stick: { kind: "tool", fits: (move) => toolsOf(move).includes("stick") },
  chair: { kind: "position", fits: (move) => move.position === "chair" },
  standing: { kind: "position", fits: (move) => move.position === "standing" },
  office: { kind: "place", fits: (move) => move.places.includes("office") },
  wrists: { kind: "wrists", fits: sparesWrists },
  gentle: { kind: "gentle", fits: (move) => move.variants.some((one) => one.press === "gentle") },
};

/** The parts of the body from the foot up, with the groups that stand in each. */
export const PARTS = [
  ["below_knee", ["plantar_foot", "calf", "tibialis_anterior", "peroneals"]],
  ["thighs", ["quadriceps", "hamstrings", "adductors", "outer_hip", "hip_flexors", "seat"]],
  ["back", ["back", "lats"]],
] as const satisfies readonly (readonly [string, readonly GroupKey[]])[];

export type PartKey = (typeof PARTS)[number][0] | "strength";

/** Every tool that some variant of a move uses. */
export function toolsOf(move: Move): string[] {
  return [...new Set(move.variants.flatMap((variant) => variant.tools))];
}

/** The presses of a move's variants, from the gentlest to the firmest. */
export function pressesOf(move: Move): Press[] {
  return PRESSES.filter((press) => move.variants.some((variant) => variant.press === press));
}

/** Returns the moves that fit every word and every kind of filter. */
export function found(catalogue: Catalogue, words: string, filters: ReadonlySet<Filter>): Move[] {
  const wanted = plain(words).split(" ").filter(Boolean);
  const narrows = [...filters].map((filter) => FILTERS[filter]);
  return [...catalogue.moves.values()].filter(
    (move) =>
      narrows.every(({ kind }) => narrows.some((one) => one.kind === kind && one.fits(move))) &&
      isAbout(searchable(move, catalogue), wanted),
  );
}

/** Returns moves under the part of the body where they belong; empty parts are left out. */
export function byPart(moves: readonly Move[]): [PartKey, Move[]][] {
  const rolled = moves.filter((move) => move.purpose === "roll");
  const parts: [PartKey, Move[]][] = PARTS.map(([part, groups]) => [
    part,
    groups.flatMap((group) => rolled.filter((move) => move.group === group)),
  ]);
  parts.push(["strength", moves.filter((move) => move.purpose === "strength")]);
  return parts.filter(([, some]) => some.length > 0);
}

/** All words by which a move is found: its own, and those of its muscles, tools, places. */
export function searchable(move: Move, catalogue: Catalogue): string {
  const muscles = move.variants.flatMap((variant) => Object.keys(variant.reaches));
  return plain(
    [
      move.name,
      move.anatomy,
      catalogue.groups[move.group] ?? "",
      ...muscles.flatMap((key) => [key, catalogue.muscles[key] ?? ""]),
      catalogue.positions.get(move.position)?.name ?? move.position,
      ...toolsOf(move).map((key) => catalogue.tools.get(key)?.name ?? key),
      ...move.places.map((key) => catalogue.places.get(key)?.name ?? key),
      ...move.variants.map((variant) => variant.name),
      move.purpose === "strength" ? "strength" : "",
    ].join(" "),
  );
}

/** Every word begins some word of the text; "calves" finds "calf" through its singular. */
function isAbout(text: string, words: readonly string[]): boolean {
  return words.every((word) => [word, singular(word)].some((one) => ` ${text}`.includes(` ${one}`)));
}

function singular(word: string): string {
  if (word.endsWith("ves")) return `${word.slice(0, -3)}f`;
  return word.length > 3 && word.endsWith("s") ? word.slice(0, -1) : word;
}

/** Lower case, without accents and signs, so that how one types does not matter. */
function plain(words: string): string {
  const bare = words.toLocaleLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
  return bare.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function sparesWrists(move: Move): boolean {
  if (move.cautions.includes("wrists")) return false;
  return move.variants.some(
    (variant) => !variant.cautions.includes("wrists") && !variant.carries.includes("hands"),
  );
}
