/**
 * What is spoken. A queue decides, a browser's voice speaks: the more pressing sentence
 * goes first, none is cut off in the middle, and one that comes too late is not said.
 */

import type { CueDoc } from "../api/schema";

export interface Line {
  readonly text: string;
  /** How pressing it is, 0 to 9. */
  readonly priority: number;
  /** When it makes no sense any more [ms of the clock that comes in]. */
  readonly untilMs: number;
}

/** How long a sentence may wait for its turn [ms]. */
export const PATIENCE_MS = 6_000;

/**
 * Returns how long a cue may wait for its turn [s of its timeline]: a step of a set-up until
 * the set begins, what announces a stretch as long as that goes on, the rest a moment.
 */
export function patienceS(cue: CueDoc, cues: readonly CueDoc[]): number {
  const leastS = PATIENCE_MS / 1000;
  if (cue.kind !== "set_up") return Math.max(leastS, Math.min(cue.lasts_s, 2 * leastS));
  const begins = cues.find((one) => one.kind === "roll" && one.bout === cue.bout && one.at_s >= cue.at_s);
  return Math.max(leastS, (begins?.at_s ?? cue.at_s) - cue.at_s);
}

/** Returns a queue with one more line, the more pressing first, none twice. */
export function queued(lines: readonly Line[], line: Line, nowMs: number): readonly Line[] {
  const fresh = lines.filter((one) => one.untilMs >= nowMs && one.text !== line.text);
  const at = fresh.findIndex((one) => one.priority < line.priority);
  return at < 0 ? [...fresh, line] : [...fresh.slice(0, at), line, ...fresh.slice(at)];
}

/** Returns the line to say now, and what waits after it. */
export function taken(
  lines: readonly Line[],
  nowMs: number,
): { readonly line: Line | undefined; readonly rest: readonly Line[] } {
  const [line, ...rest] = lines.filter((one) => one.untilMs >= nowMs);
  return { line, rest };
}

/** Returns the voice that was chosen, or one that speaks the language, best a local one. */
export function chosenVoice<V extends { name: string; lang: string; localService: boolean; default: boolean }>(
  voices: readonly V[],
  wanted: { readonly name: string; readonly language: string },
): V | undefined {
  const own = voices.find((one) => one.name === wanted.name);
  if (own) return own;
  const base = (wanted.language.split("-")[0] ?? "en").toLowerCase();
  const rank = (one: V): number =>
    Number(one.lang.replace("_", "-").toLowerCase() === wanted.language.toLowerCase()) * 4 +
    Number(one.localService) * 2 +
    Number(one.default);
  return voices
    .filter((one) => one.lang.toLowerCase().split(/[-_]/)[0] === base)
    .toSorted((a, b) => rank(b) - rank(a))[0];
}

export interface VoiceOptions {
  readonly speaks: boolean;
  readonly name: string;
  readonly rate: number;
  readonly language: string;
}

/** Calls back when the browser's voices have come or gone; returns what ends it. */
export function watchVoices(changed: () => void): () => void {
  if (typeof speechSynthesis === "undefined") return () => undefined;
  speechSynthesis.addEventListener?.("voiceschanged", changed);
  return () => speechSynthesis.removeEventListener?.("voiceschanged", changed);
}

/** A browser's voice with such a queue. */
export class Voice {
  #lines: readonly Line[] = [];
  #isSpeaking = false;
  #since = 0;
  readonly #synthesis: SpeechSynthesis | undefined =
    typeof speechSynthesis === "undefined" ? undefined : speechSynthesis;

  constructor(readonly options: VoiceOptions) {
    // Voices arrive late in some browsers; asking for them begins to load them.
    this.#synthesis?.getVoices();
  }

  /** Whether there is a voice for the language; captions and knocks stand in for it. */
  get isThere(): boolean {
    return this.#voice() !== undefined;
  }

  /** Browsers allow speech only after a touch: says nothing, in its handler. */
  unlock(): void {
    if (!this.#synthesis || !this.options.speaks) return;
    const nothing = new SpeechSynthesisUtterance(" ");
    nothing.volume = 0;
    this.#synthesis.speak(nothing);
  }

  say(text: string, options: { readonly priority: number; readonly lastsMs?: number }): void {
    if (!this.options.speaks || !this.#synthesis) return;
    const now = performance.now();
    const untilMs = now + (options.lastsMs ?? PATIENCE_MS);
    this.#lines = queued(this.#lines, { text, priority: options.priority, untilMs }, now);
    this.#go();
  }

  /** Stops in the middle of a sentence: pause, stop, the end. */
  hush(): void {
    this.#lines = [];
    this.#isSpeaking = false;
    this.#synthesis?.cancel();
  }

  #go(): void {
    // Some browsers never tell that an utterance ended; half a minute is longer than any.
    if (this.#isSpeaking && performance.now() - this.#since < 30_000) return;
    const { line, rest } = taken(this.#lines, performance.now());
    this.#lines = rest;
    const voice = this.#voice();
    if (!line || !this.#synthesis || !voice) return;
    const utterance = new SpeechSynthesisUtterance(line.text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = this.options.rate;
    const done = (): void => {
      if (this.#current !== utterance) return;
      this.#isSpeaking = false;
      this.#go();
    };
    utterance.onend = done;
    utterance.onerror = done;
    this.#current = utterance;
    this.#isSpeaking = true;
    this.#since = performance.now();
    this.#synthesis.speak(utterance);
  }

  /** Kept, because a browser that collects it forgets to tell its end. */
  #current: SpeechSynthesisUtterance | undefined;

  #voice(): SpeechSynthesisVoice | undefined {
    const { name, language } = this.options;
    return chosenVoice(this.#synthesis?.getVoices() ?? [], { name, language });
  }
}
