/** Cautions that a runner holds, as values. */
import type { Caution } from "../api/catalogue";
import type { HeldCautionDoc, Muscle, Side } from "../api/schema";

type Held = HeldCautionDoc;

/** What a caution asks beside being there. */
export function asksOf(caution: Caution): { readonly side: boolean; readonly where: boolean } {
  const isRegion = caution.effect === "bar_region";
  return { side: isRegion || caution.effect === "stop_leg", where: isRegion };
}

/** Returns the cautions with one in it or without it; the rest stays. */
export function turned(held: readonly Held[], key: string, isOn: boolean): Held[] {
  const rest = held.filter((one) => one.caution !== key);
  return isOn ? [...rest, { caution: key, muscles: [], side: null }] : rest;
}

/** Returns the cautions with the place of one changed. */
export function placed(
  held: readonly Held[],
  key: string,
  place: { readonly muscles?: Muscle[]; readonly side?: Side | null },
): Held[] {
  return held.map((one) => (one.caution === key ? { ...one, ...place } : one));
}

/** Whether a caution counts for nothing because its place is not named. */
export function lacksPlace(caution: Caution, held: Held): boolean {
  return asksOf(caution).where && !held.muscles?.length;
}

/** Returns the cautions whose words hold all that is sought. */
export function foundCautions(
  cautions: ReadonlyMap<string, Caution>,
  sought: string,
): ReadonlyMap<string, Caution> {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = [...cautions].filter(([key, { name }]) => {
    const text = `${name} ${key.replaceAll("-", " ")}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return new Map(hits);
}
