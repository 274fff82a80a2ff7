/** Cautions that a runner has, as values. */
import type { Caution } from "../api/catalogue";
import type { HeldCautionDoc } from "../api/schema";

/** Returns the cautions whose words hold all that is sought. */
export function found(cautions: readonly Caution[], sought: string): Caution[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  return cautions.filter(({ name, key }) => {
    const text = `${name} ${key.replaceAll("-", " ")}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Whether it holds at one place of the body only. */
export function asksPlace({ effect }: Caution): boolean {
  return effect === "bar_region";
}

/** Whether it may hold for one side only. */
export function asksSide({ effect }: Caution): boolean {
  return effect === "bar_region" || effect === "stop_leg";
}

/** Whether everything that it needs was told. */
export function isWhole(caution: Caution, held: HeldCautionDoc): boolean {
  return !asksPlace(caution) || held.muscles.length > 0;
}

/** Returns what is held with a caution more. */
export function taken(held: readonly HeldCautionDoc[], { key }: Caution): HeldCautionDoc[] {
  return [...withoutCaution(held, key), { caution: key, muscles: [], side: null }];
}

/** Returns what is held without a caution. */
export function withoutCaution(held: readonly HeldCautionDoc[], key: string): HeldCautionDoc[] {
  return held.filter((one) => one.caution !== key);
}

/** Returns what is held, with the place or side of one changed. */
export function placed(
  held: readonly HeldCautionDoc[],
  key: string,
  change: Partial<HeldCautionDoc>,
): HeldCautionDoc[] {
  return held.map((one) => (one.caution === key ? { ...one, ...change } : one));
}
