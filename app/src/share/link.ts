/**
 * A routine in an address, after the `#`: no server ever sees it. The form is that of
 * `src/unkink/exports/links/link.py`; docs/reference/exports.md describes it.
 */
import type { BoutDoc, RoutineDoc } from "../api/schema";
import { type BoutSide, rolledS, setStarts, type SetDoc, sideFields } from "./dose";
import { musclesOf, routineOf, wayS } from "./fixed";
import { type Lore, type Mobility, variantIn } from "./lore";

const VERSION = 1;
const START = "#r=";
export const MOST_LETTERS = 2_000;
const MOST_TEXT = 8_192;
const MOST_BYTES = 65_536;
const MOST_BOUTS = 200;
const LONGEST_S = 4 * 3_600;

/** Why an address gave no routine. */
export type LinkFault = "none" | "broken" | "newer" | "foreign" | "browser";

export interface Shared {
  readonly routine: RoutineDoc;
  /** Moves and forms that the catalogue does not know, such as "calf-laser/plain"; they are left out. */
  readonly unknown: readonly string[];
}

type Row = readonly [move: string, variant: string, tool: string, start: number, end: number, sets: string];

interface Packed {
  readonly v: number;
  readonly t: string;
  readonly a: string;
  readonly n: readonly string[];
  readonly g: number;
  readonly b: readonly Row[];
}

/** Whether this browser can read and write links. */
export function canLink(): boolean {
  return "DecompressionStream" in globalThis && "CompressionStream" in globalThis;
}

/**
 * Returns the address of a routine; undefined if it would be too long to be sent. Notes that
 * find no room are left out, the last one first.
 */
export async function linkOf(routine: RoutineDoc, base: string): Promise<string | undefined> {
  for (let count = routine.notes.length; count >= 0; count -= 1) {
    const link = `${base}${START}${await packedText(routine, routine.notes.slice(0, count))}`;
    if (link.length <= MOST_LETTERS) return link;
  }
  return undefined;
}

/** Returns the routine of the part of an address from its `#` on, or why there is none. */
export async function sharedIn(hash: string, lore: Lore): Promise<Shared | LinkFault> {
  if (!hash.startsWith(START)) return "none";
  if (!canLink()) return "browser";
  const text = hash.slice(START.length);
  if (text.length > MOST_TEXT) return "broken";
  try {
    const bytes = await piped(bytesOf(text), new DecompressionStream("deflate-raw"), MOST_BYTES);
    const found: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isPacked(found) ? unpacked(found, lore) : isNewer(found) ? "newer" : "broken";
  } catch {
    // Cut off, mistyped or made by something else.
    return "broken";
  }
}

/** Whether reading a link gave a fault. */
export function isLinkFault(found: Shared | LinkFault): found is LinkFault {
  return typeof found === "string";
}

async function packedText({ title, author, budget_s, bouts }: RoutineDoc, notes: readonly string[]): Promise<string> {
  const packed: Packed = { v: VERSION, t: title, a: author, n: notes, g: budget_s, b: bouts.map(rowOf) };
  const bytes = new TextEncoder().encode(JSON.stringify(packed));
  return base64url(await piped(bytes, new CompressionStream("deflate-raw"), Infinity));
}

function rowOf({ move, variant, tool, start_s, end_s, sets }: BoutDoc): Row {
  const written = sets.map(({ side, roll_s }) => `${side.charAt(0)}${roll_s}`).join("");
  return [move, variant, tool, start_s, end_s, written];
}

function isNewer(found: unknown): boolean {
  return typeof found === "object" && found !== null && Number((found as { v?: unknown }).v) > VERSION;
}

function isPacked(found: unknown): found is Packed {
  if (typeof found !== "object" || found === null) return false;
  const { v, t, a, n, g, b } = found as Record<string, unknown>;
  const isWords = [t, a].every((one) => typeof one === "string") && Array.isArray(n);
  const isTime = Number.isInteger(g) && (g as number) >= 0 && (g as number) <= LONGEST_S;
  return v === VERSION && isWords && isTime && Array.isArray(b) && b.length <= MOST_BOUTS && b.every(isRow);
}

const SETS = /^(?:[lrbm]\d{1,5}){1,50}$/;
const KEY = /^[\w-]{0,60}$/;

function isRow(found: unknown): found is Row {
  if (!Array.isArray(found) || found.length !== 6) return false;
  const [move, variant, tool, start, end, sets] = found as unknown[];
  const isKeys = [move, variant, tool].every((one) => typeof one === "string" && KEY.test(one));
  const isTimes = Number.isInteger(start) && Number.isInteger(end);
  return isKeys && isTimes && typeof sets === "string" && SETS.test(sets) && sideOfSets(setsOf(sets)) !== undefined;
}

const LETTERS: Readonly<Record<string, SetDoc["side"]>> = { l: "left", r: "right", b: "both", m: "midline" };

function setsOf(written: string): SetDoc[] {
  return [...written.matchAll(/([lrbm])(\d+)/g)].map(([, letter = "", seconds]) => ({
    side: LETTERS[letter] as SetDoc["side"],
    roll_s: Number(seconds),
  }));
}

function sideOfSets(sets: readonly SetDoc[]): BoutSide | undefined {
  const sides = new Set(sets.map((one) => one.side));
  if (sides.size === 2 && sides.has("left") && sides.has("right")) return "both";
  const [only] = sides;
  return sides.size === 1 ? (only === "both" ? "together" : only) : undefined;
}

function unpacked({ t, a, n, g, b }: Packed, lore: Lore): Shared | LinkFault {
  const all = b.map((row) => boutOf(row, t, lore));
  const bouts = movedUp(all, lore);
  if (!bouts.length) return "foreign";
  if (!bouts.every(hasTime) || !isInOrder(bouts)) return "broken";
  const unknown = new Set(b.filter((_, at) => !all[at]).map(nameOf));
  return { routine: routineOf({ title: t, author: a, notes: n.map(String) }, bouts, g), unknown: [...unknown] };
}

/** Returns what a row does, with the tool that goes with it. */
function nameOf([move, variant, tool]: Row): string {
  return `${move}/${variant}${tool ? ` with ${tool}` : ""}`;
}

/** Returns the bout of a row; undefined if the catalogue does not know all of it. */
function boutOf([move, variant, tool, start_s, end_s, written]: Row, title: string, lore: Lore): BoutDoc | undefined {
  const known = lore.moves.get(move);
  const form = variantIn(known, variant);
  const sets = setsOf(written);
  const side = sideOfSets(sets);
  if (!known || !form || !side || (tool && !lore.tools.has(tool))) return undefined;
  return {
    move,
    variant,
    group: known.group,
    muscles: musclesOf(form),
    ...sideFields(side),
    position: known.position,
    tool,
    sets,
    start_s,
    end_s,
    why: `part of ${title}`,
  };
}

function hasTime(bout: BoutDoc): boolean {
  const isRolled = bout.sets.every((one) => one.roll_s > 0) && rolledS(bout) <= bout.end_s - bout.start_s;
  return isRolled && (setStarts(bout)[0] ?? -1) >= bout.start_s;
}

function isInOrder(bouts: readonly BoutDoc[]): boolean {
  const isAfter = (bout: BoutDoc, at: number): boolean => (bouts[at - 1]?.end_s ?? 0) <= bout.start_s && bout.start_s < bout.end_s;
  return bouts.every(isAfter) && (bouts.at(-1)?.end_s ?? 0) <= LONGEST_S;
}

/**
 * Returns the bouts that are known, each after the one before. Behind a gap the way into the
 * position takes what it takes from where one is then; everything else takes what it took.
 */
function movedUp(all: readonly (BoutDoc | undefined)[], lore: Lore): BoutDoc[] {
  const mobility = mobilityOf(all, lore);
  const bouts: BoutDoc[] = [];
  let reached = 0;
  all.forEach((bout, at) => {
    if (!bout) return;
    const before = at === 0 ? 0 : all[at - 1]?.end_s;
    const way = before === undefined ? wayFrom(bouts.at(-1)?.position, bout.position, lore, mobility) : bout.start_s - before;
    const length = bout.end_s - bout.start_s;
    bouts.push({ ...bout, start_s: reached + way, end_s: reached + way + length });
    reached += way + length;
  });
  return bouts;
}

/** A way that takes longer than it must tells of a runner who takes a while. */
function mobilityOf(all: readonly (BoutDoc | undefined)[], lore: Lore): Mobility {
  let here: string | undefined;
  let ends = 0;
  for (const bout of all) {
    if (!bout) break;
    if (bout.start_s - ends > wayFrom(here, bout.position, lore, "able")) return "stiff";
    here = bout.position;
    ends = bout.end_s;
  }
  return "able";
}

function wayFrom(here: string | undefined, there: string, lore: Lore, mobility: Mobility): number {
  return here === there ? 0 : wayS(lore, here ?? "standing", there, mobility);
}

async function piped(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream, most: number): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    // A short text can unfold to gigabytes.
    if (length > most) {
      await reader.cancel();
      throw new Error("too long");
    }
    parts.push(read.value);
  }
  const whole = new Uint8Array(length);
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}

function base64url(bytes: Uint8Array): string {
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function bytesOf(letters: string): Uint8Array<ArrayBuffer> {
  const plain = atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}
