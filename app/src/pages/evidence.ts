/** What is known, how sure it is, and which of it belongs to a move or a group. */
import { byKey, type Move } from "../api/catalogue";

export interface Claim {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** A several trials, B one or two, C opinion, D our choice; or a word; "A/D" is both. */
  readonly strength: string;
  readonly status: string;
  readonly sources: readonly string[];
  readonly numbers: readonly string[];
}

export interface Source {
  readonly key: string;
  readonly citation: string;
  readonly status: string;
  readonly doi: string;
}

/** As the server has it. */
export type EvidenceDoc = object;

export interface Evidence {
  readonly claims: ReadonlyMap<string, Claim>;
  readonly sources: ReadonlyMap<string, Source>;
}

export const EVIDENCE = "/evidence";

/** How full the three dots are; what disagrees or is assumed never shows more than one. */
const DOTS: Readonly<Record<string, number>> = { A: 3, B: 2, C: 1, D: 1, conflicting: 1, assumption: 1 };

const read = new WeakMap<object, Evidence>();

/** Returns the evidence that a document holds; the same document is read once. */
export function asEvidence(document: EvidenceDoc): Evidence {
  const known = read.get(document);
  if (known) return known;
  const all = document as Record<string, unknown>;
  const evidence = { claims: byKey<Claim>(all["claims"]), sources: byKey<Source>(all["sources"]) };
  read.set(document, evidence);
  return evidence;
}

/** Returns what the claim and what the number made of it rest on. */
export function strengthsOf(claim: Claim): string[] {
  return claim.strength.split("/");
}

/** Returns how many of three dots are full, 0 to 3; the weaker part counts. */
export function dotsOf(claim: Claim): number {
  return Math.min(...strengthsOf(claim).map((strength) => DOTS[strength] ?? 0));
}

/** Returns the claims that a move's page shows: what it does, and what holds for its group. */
export function claimsOf(move: Move, { claims }: Evidence): Claim[] {
  const keys =
    move.purpose === "strength"
      ? ["strength"]
      : [
          ...(move.group === "outer_hip" ? ["iliotibial-band"] : []),
          "soreness-effect",
          "pressure",
          "force-on-roller",
          ...(move.places.includes("office") ? ["office"] : []),
          ...(move.classic === null ? [] : ["classic"]),
        ];
  return keys.map((key) => claims.get(key)).filter((claim) => claim !== undefined);
}

/** Returns the claims in which every word stands, in their order. */
export function claimsAbout(words: string, { claims, sources }: Evidence): Claim[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return [...claims.values()].filter((claim) => {
    const cited = claim.sources.map((key) => sources.get(key)?.citation ?? "");
    const text = [claim.key, claim.title, claim.text, ...cited].join(" ").toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
