/**
 * Knocks and hums, felt and wood. They are put on the audio clock ahead of time, so that
 * a busy or throttled page does not delay them, and are quiet enough to lie under music.
 */
import type { CueDoc } from "../api/schema";

/** How far ahead sounds are scheduled [s]; a throttled tab wakes once a second. */
export const AHEAD_S = 2.5;

export type Sound = "knock" | "two_knocks" | "hum_up" | "hum_down";

export interface Due {
  readonly sound: Sound;
  /** From now [s of clock]. */
  readonly inS: number;
  /** Place in the timeline, so that none is scheduled twice [s]. */
  readonly atS: number;
}

const SOUND_OF: Readonly<Record<string, Sound>> = {
  stroke: "knock",
  change_sides: "two_knocks",
  roll: "hum_up",
  done: "hum_down",
};
const VIBRATION: Readonly<Record<Sound, number[]>> = {
  knock: [],
  two_knocks: [90, 120, 90],
  hum_up: [250],
  hum_down: [250, 120, 400],
};

/** Returns the sounds after one place and up to a while after here. */
export function soundsAhead(
  cues: readonly CueDoc[],
  where: { readonly afterS: number; readonly hereS: number; readonly speed: number },
): Due[] {
  const untilS = where.hereS + AHEAD_S * where.speed;
  return cues
    .filter((cue) => cue.at_s > where.afterS && cue.at_s >= where.hereS - 0.3 * where.speed && cue.at_s <= untilS)
    .flatMap((cue) => {
      const sound = SOUND_OF[cue.kind];
      return sound ? [{ sound, atS: cue.at_s, inS: Math.max(0, (cue.at_s - where.hereS) / where.speed) }] : [];
    });
}

/** How a cue feels in the hand; an empty pattern is none. */
export function vibrationOf(kind: string): readonly number[] {
  const sound = SOUND_OF[kind];
  return sound ? VIBRATION[sound] : [];
}

/** The audio of a page. */
export class Sounds {
  #audio: AudioContext | undefined;
  #toldS = -1;
  readonly #playing = new Set<OscillatorNode>();

  /** In the handler of a touch: browsers play nothing before. */
  unlock(): void {
    if (typeof AudioContext === "undefined") return;
    this.#audio ??= new AudioContext({ latencyHint: "playback" });
    void this.#audio.resume();
  }

  /** Schedules what comes; call it at every tick while the session runs. */
  ahead(cues: readonly CueDoc[], hereS: number, speed: number): void {
    if (this.#audio?.state !== "running") return;
    // In a dry run knocks would be noise.
    if (speed > 4) return;
    for (const due of soundsAhead(cues, { afterS: this.#toldS, hereS, speed })) {
      this.#play(due.sound, this.#audio.currentTime + due.inS);
      this.#toldS = Math.max(this.#toldS, due.atS);
    }
  }

  /** Takes back what was scheduled: a pause, a skip, another plan. */
  clear(hereS: number): void {
    for (const one of this.#playing) one.stop();
    this.#playing.clear();
    this.#toldS = hereS - 0.01;
  }

  close(): void {
    void this.#audio?.close();
    this.#audio = undefined;
  }

  #play(sound: Sound, at: number): void {
    if (sound === "knock") this.#tone(at, { fromHz: 180, toHz: 120, lastsS: 0.06, loud: 0.16 });
    if (sound === "two_knocks")
      for (const later of [0, 0.18]) this.#tone(at + later, { fromHz: 180, toHz: 120, lastsS: 0.06, loud: 0.3 });
    if (sound === "hum_up") this.#tone(at, { fromHz: 110, toHz: 147, lastsS: 0.4, loud: 0.18 });
    if (sound === "hum_down") this.#tone(at, { fromHz: 147, toHz: 98, lastsS: 0.4, loud: 0.18 });
  }

  #tone(at: number, tone: { fromHz: number; toHz: number; lastsS: number; loud: number }): void {
    const audio = this.#audio;
    if (!audio) return;
    const wave = audio.createOscillator();
    const volume = audio.createGain();
    wave.type = "sine";
    wave.frequency.setValueAtTime(tone.fromHz, at);
    wave.frequency.exponentialRampToValueAtTime(tone.toHz, at + tone.lastsS);
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(tone.loud, at + Math.min(0.004, tone.lastsS / 4));
    volume.gain.exponentialRampToValueAtTime(0.001, at + tone.lastsS);
    wave.connect(volume).connect(audio.destination);
    wave.start(at);
    wave.stop(at + tone.lastsS + 0.02);
    this.#playing.add(wave);
    wave.onended = () => this.#playing.delete(wave);
  }
}
