/**
 * Every sentence by its key. A language is a file like `en.ts`; what it lacks is said
 * in English.
 */
import { EN } from "./en";

export type WordKey = keyof typeof EN;
type Values = Readonly<Record<string, string | number>>;

let chosen: Readonly<Partial<Record<WordKey, string>>> = EN;

/** Speaks another language from now on. */
export function speak(words: Readonly<Partial<Record<WordKey, string>>>): void {
  chosen = words;
}

/**
 * Returns a sentence with its values put in: `{name}` is replaced, and
 * `{count|one thing|# things}` chooses by number.
 */
export function say(key: WordKey, values: Values = {}): string {
  const sentence = chosen[key] ?? EN[key];
  return sentence.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_all, name, one, many) => {
    const value = values[name as string] ?? "";
    if (one === undefined) return String(value);
    return String(Number(value) === 1 ? one : many).replaceAll("#", String(value));
  });
}

/** Returns whether a key has words; keys that are made from data may have none. */
export function hasWords(key: string): key is WordKey {
  return key in EN;
}
