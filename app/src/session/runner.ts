/**
 * Runs a session: gives the machine its clock and does what it says, with voice, knocks,
 * screen and storage. It decides nothing; pages draw what it holds.
 */
import type { BoutDoc, GuideDoc, PlanDoc, RoutineDoc } from "../api/schema";
import { duration } from "../words/format";
import { say } from "../words/words";
import { nameOf, groupName, type SessionWords, variantName } from "./catalogue";
import { beyondS, type Change, changed, easedTo, type Wish } from "./change";
import { rolledGroups } from "./handed";
import { dropSession, keepAfter, keepSession } from "./handover";
import { type Clock, DRY_SPEED, type Effect, placeOf, playedOf, type SessionEvent, type SessionState, step, type Utterance } from "./machine";
import type { Means } from "./means";
import { showOnLockScreen } from "./media-keys";
import { Sounds, vibrationOf } from "./sounds";
import { viewAt } from "./view";
import { patienceS, Voice } from "./voice";
import { WakeLock, type WakeState } from "./wake-lock";

/** What is shown follows the clock at least so often [ms]. */
const TICK_MS = 250;
/** A timer may ring a little before its time; the next one then is not at once [ms]. */
const LEAST_TICK_MS = 4;
/** How long the server may take to plan the rest anew; then the alternative at hand plays. */
const ADAPT_MS = 1_500;
const NOTICE_MS = 6_000;
/** What is written down at the latest so often while it runs [ms]. */
const KEEP_MS = 2_000;
/** The last words may wait for those before them [s]. */
const LAST_WORDS_S = 20;
/** As long as the hum at the end [ms]. */
const LAST_SOUND_MS = 2_000;

export interface RunnerOptions {
  readonly guide: GuideDoc;
  readonly language: string;
  readonly words: () => SessionWords | undefined;
  /** Whether what was rolled is kept; a dry run is not. */
  readonly isKept: boolean;
  readonly onChange: () => void;
  readonly onOver: (id: string, hasRolled: boolean) => void;
  /** Plans the rest of a session anew; what came with the plan plays where nobody does. */
  readonly adapt: Means["adapt"];
  /** Keeps what was rolled. */
  readonly keep: Means["keep"];
}

export class SessionRunner {
  state: SessionState;
  notice = "";
  wake: WakeState = "held";
  isAsking = false;
  readonly voice: Voice;
  readonly #sounds = new Sounds();
  readonly #wakeLock: WakeLock;
  readonly #options: RunnerOptions;
  #ticking: ReturnType<typeof setTimeout> | undefined;
  #noticeTimer: ReturnType<typeof setTimeout> | undefined;
  #keptMs = 0;

  constructor(state: SessionState, options: RunnerOptions) {
    this.state = state;
    this.#options = options;
    const { speaks, voice: name, rate } = options.guide;
    this.voice = new Voice({ speaks, name, rate, language: options.language });
    this.#wakeLock = new WakeLock((wake) => {
      // Where there is none at all, it was said before the session began.
      if (wake === "refused" && this.wake !== wake) this.tell(say("session.awake"));
      this.wake = wake;
    });
  }

  /** Where the session stands now [s]. */
  get placeS(): number {
    return placeOf(this.state, Date.now());
  }

  get plan(): PlanDoc {
    return this.state.plan;
  }

  get isPaused(): boolean {
    return this.state.playback.isPaused;
  }

  /** Begins, or goes on after a reload; only in the handler of a touch or key. */
  start(): void {
    // A session that begins speaks at once, and that is the touch's own sentence.
    if (this.state.phase === "playing") this.voice.unlock();
    this.#sounds.unlock();
    this.#sounds.clear(this.placeS);
    this.#wakeLock.hold();
    document.addEventListener("visibilitychange", this.#onHidden);
    addEventListener("pagehide", this.#onHidden);
    const type = this.state.phase === "waiting" ? "begin" : "tick";
    this.dispatch({ type, now: clock() });
    this.#arm();
  }

  /** Rings with the next cue: a cue that waits for a round of ticks comes late. */
  #arm(): void {
    clearTimeout(this.#ticking);
    if (this.state.phase === "over") return;
    this.#ticking = setTimeout(() => this.dispatch({ type: "tick", now: clock() }), this.#untilTickMs());
  }

  #untilTickMs(): number {
    const { plan, nextCue, playback } = this.state;
    const next = plan.timeline.cues[nextCue];
    if (!next || playback.isPaused) return TICK_MS;
    const untilMs = ((next.at_s - this.placeS) / playback.speed) * 1000;
    return Math.min(TICK_MS, Math.max(LEAST_TICK_MS, untilMs));
  }

  #disarm(): void {
    clearTimeout(this.#ticking);
    this.#ticking = undefined;
  }

  toggle(): void {
    const type = this.isPaused ? "resume" : "pause";
    if (type === "pause") this.voice.hush();
    this.dispatch({ type, now: clock() });
    this.#sounds.clear(this.placeS);
  }

  pause(): void {
    if (!this.isPaused) this.toggle();
  }

  skip(steps: 1 | -1): void {
    this.voice.hush();
    this.dispatch({ type: "skip", now: clock(), steps });
    this.#sounds.clear(this.placeS - 0.1);
  }

  end(): void {
    this.voice.hush();
    this.#sounds.clear(Infinity);
    this.dispatch({ type: "end", now: clock() });
  }

  dispatch(event: SessionEvent): void {
    const former = this.state;
    const { state, effects } = step(former, event);
    this.state = state;
    for (const effect of effects) this.#do(effect);
    if (state.phase === "playing") this.#keep(former, event.type !== "tick");
    if (state.phase === "playing" && !state.playback.isPaused && this.#options.guide.ticks)
      this.#sounds.ahead(state.plan.timeline.cues, this.placeS, state.playback.speed);
    if (this.#ticking !== undefined) this.#arm();
    this.#options.onChange();
  }

  /** Changes the bout that is being done: by the server, or by what came with the plan. */
  async wish(wish: Wish): Promise<void> {
    if (this.isAsking || this.state.phase !== "playing") return;
    this.isAsking = true;
    this.#options.onChange();
    const hereS = this.placeS;
    const { bout } = viewAt(this.plan, hereS);
    const before = this.plan;
    const former = before.routine.bouts[bout];
    const change = await this.#asked(wish, bout, hereS);
    this.isAsking = false;
    if (!change) return this.tell(say(wish === "more" ? "session.more.none" : "session.gentlest"));
    const tooMuch = wish === "too_much" && former ? { move: former.move, variant: former.variant } : undefined;
    this.voice.hush();
    this.#sounds.clear(hereS);
    this.dispatch({ type: "replace", now: clock(), fromS: hereS, ...change, ...(tooMuch ? { tooMuch } : {}) });
    this.tell(this.#changeWords(wish, before, former));
  }

  /** Shows a sentence for a while, and says it. */
  tell(words: string): void {
    this.notice = words;
    this.voice.say(words, { priority: 9 });
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = setTimeout(() => {
      this.notice = "";
      this.#options.onChange();
    }, NOTICE_MS);
    this.#options.onChange();
  }

  /** Lets go of everything; what was kept stays, so that another page can go on. */
  stop(): void {
    if (this.state.phase === "playing") keepSession(this.state);
    this.#disarm();
    clearTimeout(this.#noticeTimer);
    document.removeEventListener("visibilitychange", this.#onHidden);
    removeEventListener("pagehide", this.#onHidden);
    void this.#wakeLock.release();
    // What the end says and hums is heard on the page after it.
    setTimeout(() => this.#sounds.close(), this.state.phase === "over" ? LAST_SOUND_MS : 0);
    if (this.state.phase !== "over") this.voice.hush();
  }

  #do(effect: Effect): void {
    if (effect.type === "utter") this.#utter(effect);
    if (effect.type === "waited") this.tell(say("session.waited"));
    if (effect.type === "over") this.#close();
  }

  #utter({ cue, isLate, leftS }: Utterance): void {
    const { speed } = this.state.playback;
    const isSet = isLate && cue.kind === "roll";
    const side = cue.side === "left" || cue.side === "right" ? `${say(`session.side.${cue.side}`)}.` : "";
    const text = isSet ? say("session.late", { side, seconds: Math.ceil(leftS) }).trim() : cue.text;
    const waitsS = cue.kind === "done" ? LAST_WORDS_S : patienceS(cue, this.plan.timeline.cues);
    // A dry run does not hurry the voice as well.
    this.voice.say(text, { priority: cue.priority, lastsMs: waitsS * 1000 });
    if (this.#options.guide.vibrates && speed <= DRY_SPEED) navigator.vibrate?.([...vibrationOf(cue.kind)]);
    const bout = this.plan.routine.bouts[cue.bout];
    if (bout) showOnLockScreen(nameOf(this.#options.words(), bout), text, this.isPaused);
  }

  async #asked(wish: Wish, bout: number, hereS: number): Promise<Omit<Change, "moment"> | Change | undefined> {
    const routine = this.plan.routine as RoutineDoc;
    try {
      const plan = await this.#options.adapt({ routine, at_s: hereS, bout, wish }, AbortSignal.timeout(ADAPT_MS));
      if (plan) return { plan };
    } catch {
      // Refused, too slow or away: what came with the plan is there.
    }
    return changed(this.plan, bout, wish, this.placeS);
  }

  #changeWords(wish: Wish, before: PlanDoc, former: BoutDoc | undefined): string {
    if (wish === "more") {
      const beyond = Math.round(beyondS(this.plan, before) / 10) * 10;
      return beyond ? say("session.more.longer", { time: duration(beyond) }) : say("session.more.done");
    }
    const now = former && easedTo(this.plan, former, this.placeS);
    if (!now) return say("session.left_out");
    const variant = variantName(this.#options.words(), now);
    return variant ? say("session.eased", { variant }) : say("session.eased.plain");
  }

  #keep(former: SessionState, isChange: boolean): void {
    if (!isChange && Date.now() - this.#keptMs < KEEP_MS) return;
    this.#keptMs = Date.now();
    keepSession(this.state, former.phase === "playing" ? former : undefined);
  }

  #close(): void {
    const { id, plan, startedMs, before, tooMuch } = this.state;
    const played = playedOf(this.state, this.state.seen.ms);
    const words = this.#options.words();
    const rolled = rolledGroups(plan, played, { before, nameOf: (bout) => groupName(words, bout) });
    const seconds = played.reduce((sum, [from, to]) => sum + to - from, 0);
    if (rolled.length) {
      keepAfter({ id, seconds, isKept: this.#options.isKept, rolled });
      if (this.#options.isKept)
        this.#options.keep(id, {
          started: new Date(startedMs).toISOString(),
          routine: plan.routine as unknown as Record<string, unknown>,
          played,
          before: [...before],
          after: [],
          too_much: [...tooMuch],
        });
    }
    dropSession();
    this.#disarm();
    void this.#wakeLock.release();
    this.#options.onOver(id, rolled.length > 0);
  }

  readonly #onHidden = (): void => {
    if (this.state.phase === "playing") keepSession(this.state);
  };
}

function clock(): Clock {
  return { ms: Date.now(), mono: performance.now() };
}
