/** What is done with files that were dropped: one after another, each with its result. */
import { call, ProblemError } from "../api/client";
import type { ImportedDoc, LeftOutDoc, RunDoc } from "../api/schema";
import { say } from "../words/words";
import { uploadFile } from "./upload";

/** A single file up to this is read at once; more goes in chunks. */
export const WHOLE_BYTES = 64 * 1024 * 1024;

export interface NamedFile {
  readonly name: string;
  readonly file: Blob;
}

export type Kind = LeftOutDoc["kind"];

/** How it stands with all that was dropped. */
export interface Intake {
  readonly total: number;
  readonly done: number;
  /** The file that is on its way, and how far it is, 0 to 1. */
  readonly now: { readonly name: string; readonly share: number; readonly act: "send" | "read" } | null;
  readonly runs: number;
  /** Those that can be taken back. */
  readonly newRuns: readonly RunDoc[];
  readonly counts: Readonly<Partial<Record<Kind, number>>>;
  /** Files that gave no run, with the reason. */
  readonly leftOut: readonly LeftOutDoc[];
}

const EMPTY: Omit<Intake, "total"> = {
  done: 0,
  now: null,
  runs: 0,
  newRuns: [],
  counts: {},
  leftOut: [],
};

/** Returns whether a file holds others, by its name. */
export function isArchive(name: string): boolean {
  return /\.(zip|tar|tgz|tar\.(gz|bz2|xz)|7z)$/i.test(name);
}

/** Returns whether a file of a folder may hold a run, by its name. */
export function mayHoldRuns(name: string): boolean {
  return isArchive(name) || /\.(fit|gpx|tcx)(\.gz)?$/i.test(name);
}

interface TakeOptions {
  readonly signal: AbortSignal;
  readonly onStep: (intake: Intake) => void;
  /** What came in before; the new counts go on top. */
  readonly from?: Intake | undefined;
}

/** Takes files in, one after another; a bad one is never the end of the rest. */
export async function takeIn(
  files: readonly NamedFile[],
  { signal, onStep, from }: TakeOptions,
): Promise<Intake> {
  let intake: Intake = { ...EMPTY, ...from, total: (from?.total ?? 0) + files.length };
  for (const one of files) {
    if (signal.aborted) break;
    const step = (share: number, act: "send" | "read"): void =>
      onStep({ ...intake, now: { name: one.name, share, act } });
    step(0, "send");
    intake = added(intake, await taken(one, { signal, step }));
    onStep(intake);
  }
  return intake;
}

/** What one file gave; counts may be more than are named. */
type Given = Pick<Intake, "runs" | "newRuns" | "counts" | "leftOut">;

interface Way {
  readonly signal: AbortSignal;
  readonly step: (share: number, act: "send" | "read") => void;
}

async function taken(one: NamedFile, way: Way): Promise<Given> {
  try {
    const isWhole = one.file.size <= WHOLE_BYTES && !isArchive(one.name);
    return await (isWhole ? whole(one, way) : inChunks(one, way));
  } catch (error) {
    const why = error instanceof ProblemError ? error.detail : say("drop.unreached");
    const leftOut: LeftOutDoc[] = [{ file: one.name, why, kind: "unreadable" }];
    return { runs: 0, newRuns: [], counts: { unreadable: 1 }, leftOut };
  }
}

async function whole({ name, file }: NamedFile, { signal }: Way): Promise<Given> {
  const path = `/runs?name=${encodeURIComponent(name)}`;
  const headers = { "content-type": "application/octet-stream" };
  const got = await call<ImportedDoc>(path, { method: "POST", raw: file, headers, signal });
  return { runs: got.runs.length, newRuns: got.runs, counts: counted(got.left_out), leftOut: got.left_out };
}

async function inChunks({ name, file }: NamedFile, { signal, step }: Way): Promise<Given> {
  const upload = await uploadFile(file, name, {
    signal,
    onStep: (now) => {
      if (now.state === "receiving") step(now.offset / Math.max(1, now.size_bytes), "send");
      else step(now.done_share, "read");
    },
  });
  if (upload.state === "failed") throw new ProblemError(422, upload.error);
  return { runs: upload.runs, newRuns: [], counts: upload.left_out_counts, leftOut: upload.left_out };
}

function counted(leftOut: readonly LeftOutDoc[]): Partial<Record<Kind, number>> {
  const counts: Partial<Record<Kind, number>> = {};
  for (const { kind } of leftOut) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function added(intake: Intake, given: Given): Intake {
  const counts: Partial<Record<Kind, number>> = { ...intake.counts };
  for (const [kind, count] of Object.entries(given.counts)) {
    counts[kind as Kind] = (counts[kind as Kind] ?? 0) + count;
  }
  return {
    total: intake.total,
    done: intake.done + 1,
    now: null,
    runs: intake.runs + given.runs,
    newRuns: [...intake.newRuns, ...given.newRuns],
    counts,
    leftOut: [...intake.leftOut, ...given.leftOut],
  };
}

/** Returns what came of it: "212 runs in. 14 rides and walks left out. 2 could not be read." */
export function sumWords({ total, runs, counts, leftOut }: Intake): string {
  const only = total === 1 && runs === 0 && leftOut.length === 1 ? leftOut[0] : undefined;
  if (only?.kind === "repeated") return say("drop.again");
  if (only?.kind === "other_sport") return say("drop.other_sport");
  // The server says "is broken XML" of a file that it names apart, or a sentence of its own.
  if (only) return /^\p{Ll}/u.test(only.why) ? `${only.file} ${only.why}.` : only.why;
  const kinds = ["other_sport", "repeated", "not_a_run", "unreadable"] as const;
  const rest = kinds.filter((kind) => counts[kind]).map((kind) => say(`drop.sum.${kind}`, { count: counts[kind] ?? 0 }));
  return [say(runs ? "drop.sum.runs" : "drop.sum.none", { count: runs }), ...rest].join(" ");
}
