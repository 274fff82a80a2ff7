/**
 * A routine in an address, after the `#`: no server ever sees it. The form is that of
 * `src/unkink/exports/link.py`; docs/reference/exports.md describes it.
 */
import type { BoutDoc, RoutineDoc } from "../api/schema";
import { type BoutSide, rolledS, setStarts, type SetDoc, sideFields } from "./dose";
import { musclesOf, routineOf, wayS } from "./fixed";
import { type Lore, variantIn } from "./lore";

const VERSION = 1;
const START = "#r=";
export const MOST_LETTERS = 2_000;
const MOST_BYTES = 65_536;
const MOST_BOUTS = 200;
const MOST_SETS = 50;
const LONGEST_S = 4 * 3_600;

/** Why an address gave no routine. */
export type LinkFault = "none" | "broken" | "newer" | "foreign" | "browser";

export interface Shared {
  readonly routine: RoutineDoc;
  /** Moves that the catalogue does not know, in words; they are left out. */
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

/** Returns the address of a routine; undefined if it would be too long to be sent. */
export async function linkOf(routine: RoutineDoc, base: string): Promise<string | undefined> {
  const { title, author, notes, budget_s, bouts } = routine;
  const packed: Packed = { v: VERSION, t: title, a: author, n: notes, g: budget_s, b: bouts.map(rowOf) };
  const bytes = new TextEncoder().encode(JSON.stringify(packed));
  const deflated = await piped(bytes, new CompressionStream("deflate-raw"), Infinity);
  const link = `${base}${START}${base64url(deflated)}`;
  return link.length <= MOST_LETTERS ? link : undefined;
}

/** Returns the routine of the part of an address from its `#` on, or why there is none. */
export async function sharedIn(hash: string, lore: Lore): Promise<Shared | LinkFault> {
  if (!hash.startsWith(START)) return "none";
  if (!canLink()) return "browser";
  try {
    if (hash.length > 2 * MOST_LETTERS) return "broken";
    const bytes = await piped(bytesOf(hash.slice(START.length)), new DecompressionStream("deflate-raw"), MOST_BYTES);
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
  const isWords = [t, a].every((one) => typeof one === "string") && isTexts(n);
  return v === VERSION && isWords && Number.isInteger(g) && Array.isArray(b) && b.length > 0 && b.length <= MOST_BOUTS && b.every(isRow);
}

function isTexts(found: unknown): boolean {
  return Array.isArray(found) && found.every((one) => typeof one === "string");
}

const SETS = /^(?:[lrbm]\d{1,4})+$/;

function isRow(found: unknown): found is Row {
  if (!Array.isArray(found) || found.length !== 6) return false;
  const [move, variant, tool, start, end, sets] = found as unknown[];
  const isWords = [move, variant, tool, sets].every((one) => typeof one === "string");
  return isWords && Number.isInteger(start) && Number.isInteger(end) && SETS.test(sets as string);
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
  const rows = b.map((row) => ({ row, known: variantIn(lore.moves.get(row[0]), row[1]) }));
  const unknown = rows.filter((one) => !one.known).map(({ row: [move] }) => move.replaceAll(/[-_]/g, " ").slice(0, 60));
  const every = rows.map(({ row, known }) => ({ bout: boutOf(row, t, lore), isKnown: known !== undefined }));
  if (every.some((one) => !one.bout)) return "broken";
  const all = every as { bout: BoutDoc; isKnown: boolean }[];
  if (!isInOrder(all.map((one) => one.bout))) return "broken";
  const bouts = closedUp(all, lore);
  if (!bouts.length) return "foreign";
  return { routine: routineOf({ title: t, author: a, notes: n }, bouts, g), unknown: [...new Set(unknown)] };
}

function boutOf([move, variant, tool, start_s, end_s, written]: Row, title: string, lore: Lore): BoutDoc | undefined {
  const sets = setsOf(written);
  const side = sideOfSets(sets);
  if (!side || sets.length > MOST_SETS || sets.some((one) => one.roll_s <= 0)) return undefined;
  const known = lore.moves.get(move);
  const form = variantIn(known, variant);
  const bout: BoutDoc = {
    move,
    variant,
    // What the catalogue does not know is left out later; only its times count.
    group: known?.group ?? "calf",
    muscles: form ? musclesOf(form) : [],
    ...sideFields(side),
    position: known?.position ?? "",
    tool,
    sets,
    start_s,
    end_s,
    why: `part of ${title}`,
  };
  return known && !hasTime(bout) ? undefined : bout;
}

function hasTime(bout: BoutDoc): boolean {
  return rolledS(bout) <= bout.end_s - bout.start_s && (setStarts(bout)[0] ?? -1) >= bout.start_s;
}

function isInOrder(bouts: readonly BoutDoc[]): boolean {
  const isAfter = (bout: BoutDoc, at: number): boolean => (bouts[at - 1]?.end_s ?? 0) <= bout.start_s && bout.start_s < bout.end_s;
  return bouts.every(isAfter) && (bouts.at(-1)?.end_s ?? 0) <= LONGEST_S;
}

/** Returns the bouts that are known; where one before is missing, they move up. */
function closedUp(all: readonly { bout: BoutDoc; isKnown: boolean }[], lore: Lore): BoutDoc[] {
  const bouts: BoutDoc[] = [];
  let reached = 0;
  let before = "standing";
  let misses = false;
  all.forEach(({ bout, isKnown }, at) => {
    if (!isKnown) return void (misses = true);
    const gap = bout.start_s - (all[at - 1]?.bout.end_s ?? 0);
    const way = misses && bout.position !== before ? wayS(lore, before, bout.position) : 0;
    const start = reached + (misses ? Math.max(way, bout.position === before && bouts.length ? 0 : gap) : gap);
    bouts.push({ ...bout, start_s: start, end_s: start + bout.end_s - bout.start_s });
    reached = start + bout.end_s - bout.start_s;
    before = bout.position;
    misses = false;
  });
  return bouts;
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
