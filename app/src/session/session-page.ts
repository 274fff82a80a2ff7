import { html, type TemplateResult } from "lit";
import type { FeltDoc, TodayDoc } from "../api/schema";
import { LightElement } from "../elements/light-element";
import type { Params } from "../shell/router";
import type { LoadFile } from "../stage/clip";
import { duration } from "../words/format";
import { say } from "../words/words";
import type { SessionWords } from "./catalogue";
import { reportedBefore, uuid } from "./beginning";
import { askView, safetyView } from "./gate";
import { keptSession, takeOver } from "./handover";
import { AWAY_MS, placeOf, prepare, type SessionState } from "./machine";
import { bindMediaKeys, type KeyWish, wishOf } from "./media-keys";
import { sessionMeans, type SessionProfile } from "./means";
import { type Held, holdSession } from "./one-tab";
import { playView, skipBout, startNow } from "./play-view";
import { SessionRunner } from "./runner";
import type { SessionFigure } from "./session-figure";
import { swipes } from "./swipe";
import { loopS, viewAt } from "./view";
import { Voice, watchVoices } from "./voice";

/** How long what is known anew is waited for [ms]. */
const LEARN_MS = 1_500;

type Scene = "loading" | "none" | "anything_new" | "one_calf" | "kept" | "elsewhere" | "playing";

/** The guided session: asks for safety, plays, and hands over to the page after it. */
export class SessionPage extends LightElement {
  static override properties = { params: { attribute: false }, scene: { state: true } };
  declare params: Params;
  declare scene: Scene;
  #runner: SessionRunner | undefined;
  #words: SessionWords | undefined;
  readonly #means = sessionMeans();
  #profile: SessionProfile | undefined = this.#means.knownProfile();
  #today: TodayDoc | undefined;
  #kept: SessionState | undefined;
  #held: Held | undefined;
  #load: LoadFile | null = null;
  #leave: (() => void)[] = [];
  #frame = 0;
  #drawn = "";
  #missing = new Set<string>();
  readonly #search = new URLSearchParams(location.search);
  readonly #calm = matchMedia("(prefers-reduced-motion: reduce)");

  constructor() {
    super();
    this.scene = "loading";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.#onKey);
    this.addEventListener("load-known", this.#onLoad as EventListener);
    this.addEventListener("clip-missing", this.#onMissing as EventListener);
    this.#leave.push(watchVoices(() => this.requestUpdate()));
    void this.#arrive({ take: false });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#onKey);
    cancelAnimationFrame(this.#frame);
    for (const leave of this.#leave) leave();
    this.#runner?.stop();
    this.#held?.release();
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  }

  protected override render(): TemplateResult {
    switch (this.scene) {
      case "loading":
        return html`<div class="gate" aria-busy="true"></div>`;
      case "none":
        return askView({
          title: say("session.none"),
          lead: say("session.none.lead"),
          main: [say("session.none.go"), () => this.#means.go("/")],
        });
      case "elsewhere":
        return askView({
          title: say("session.elsewhere"),
          lead: say("session.elsewhere.lead"),
          main: [say("session.elsewhere.take"), () => void this.#arrive({ take: true })],
          other: [say("session.none.go"), () => this.#means.go("/")],
        });
      case "kept":
        return this.#keptView();
      case "playing":
        return this.#playing();
      default:
        return safetyView({
          safety: this.#words?.safety,
          asks: this.scene,
          notes: this.#notes(),
          answer: (isSafe) => this.#answered(isSafe),
          again: () => void this.#learn(),
          leave: () => this.#means.go("/"),
        });
    }
  }

  #keptView(): TemplateResult {
    const kept = this.#kept;
    const isAway = kept && Date.now() - kept.seen.ms > AWAY_MS;
    const atS = kept ? placeOf(kept, isAway ? kept.seen.ms : Date.now()) : 0;
    return askView({
      title: say("session.kept"),
      lead: say("session.kept.lead", { title: kept?.plan.routine.title ?? "", time: duration(atS) }),
      main: [say("session.kept.go"), () => kept && this.#play(kept)],
      other: [say("session.kept.end"), () => this.#endKept()],
    });
  }

  #playing(): TemplateResult {
    const runner = this.#runner;
    if (!runner) return html``;
    const looked = { runner, words: this.#words, profile: this.#profile, load: this.#load, missing: this.#missing };
    return html`<div class="session" @click=${this.#tapped}>
      ${playView(looked, {
        isCalm: this.#calm.matches,
        end: () => this.#askEnd(),
        skipBout: () => skipBout(runner),
        startNow: () => startNow(runner),
      })}
      ${this.#endDialog()}
    </div>`;
  }

  #endDialog(): TemplateResult {
    return html`<dialog class="sheet end" aria-labelledby="end-title" @click=${(event: Event) => event.stopPropagation()}>
      <h2 class="say" id="end-title">${say("session.end.title")}</h2>
      <p class="lead">${say("session.end.lead")}</p>
      <button type="button" class="far-key main" autofocus @click=${() => this.#closeDialog(true)}>${say("session.end.no")}</button>
      <button type="button" class="far-key" @click=${() => this.#runner?.end()}>${say("session.end.yes")}</button>
    </dialog>`;
  }

  async #arrive({ take }: { readonly take: boolean }): Promise<void> {
    const onLost = (): void => {
      this.#runner?.stop();
      this.#runner = undefined;
      if (this.isConnected) this.scene = "elsewhere";
    };
    const learning = this.#learn();
    this.#held = await holdSession({ take, onLost });
    if (!this.isConnected) return this.#held.release();
    if (!this.#held.isMine) return void (this.scene = "elsewhere");
    // A server that hangs must not keep a runner waiting; what was last seen does.
    await Promise.race([learning, new Promise((resolve) => setTimeout(resolve, LEARN_MS))]);
    if (!this.isConnected) return;
    this.#kept = keptSession();
    if (this.#kept?.phase === "playing") this.scene = "kept";
    else this.scene = takeOver() ? "anything_new" : "none";
  }

  /** What is not there yet is asked for; without a network what was last seen does. */
  async #learn(): Promise<void> {
    this.#today ??= await this.#means.knownToday();
    const known = [
      this.#means.words().then((words) => (this.#words = words)),
      this.#means.today().then((today) => (this.#today = today)),
      Promise.resolve(this.#profile ?? this.#means.profile()).then((profile) => (this.#profile = profile)),
    ];
    await Promise.allSettled(known.map((one) => one.then(() => this.requestUpdate())));
  }

  #answered(isSafe: boolean): void {
    // What the runner has may stop all rolling, whatever was planned before.
    if (!isSafe || this.#today?.is_stopped) return this.#means.go("/stop", { replace: true });
    if (this.scene === "anything_new" && this.#today?.asks_one_calf) return void (this.scene = "one_calf");
    const handed = takeOver();
    if (!handed) return void (this.scene = "none");
    const before: FeltDoc[] = handed.before.length ? [...handed.before] : reportedBefore(this.#today, new Date());
    const speed = Math.max(0.1, Number(this.#search.get("speed")) || 1);
    this.#play(prepare(handed.plan, { id: uuid(), before, speed }));
  }

  #play(state: SessionState): void {
    this.#enlarge();
    const isDry = state.playback.speed !== 1;
    const runner = new SessionRunner(state, {
      guide: this.#profile?.guide ?? GUIDE,
      language: this.#language,
      words: () => this.#words,
      isKept: !isDry || this.#search.has("keep"),
      adapt: this.#means.adapt,
      keep: this.#means.keep,
      onChange: () => this.requestUpdate(),
      onOver: (id, hasRolled) => this.#means.go(hasRolled ? `/after/${id}` : "/", { replace: true }),
    });
    this.#runner = runner;
    this.#leave.push(
      bindMediaKeys((what) => this.#wish(what)),
      swipes(this, (steps) => runner.skip(steps)),
    );
    // Both are needed when the network may be gone.
    this.#means.prepareNext();
    this.scene = "playing";
    runner.start();
    this.#draw();
    // The key that was pressed is gone; what is pressed most takes the focus.
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(".keys .go")?.focus({ preventScroll: true }));
  }

  #endKept(): void {
    if (!this.#kept) return;
    this.#play(this.#kept);
    this.#runner?.end();
  }

  #draw(): void {
    this.#frame = requestAnimationFrame(() => this.#draw());
    const runner = this.#runner;
    const figure = this.querySelector<SessionFigure>("session-figure");
    if (!runner || !figure || document.hidden) return;
    const view = viewAt(runner.plan, runner.placeS);
    this.querySelector<HTMLElement & { show(share: number): void }>("roller-line")?.show(view.share);
    const atS = figure.move === "into" ? Math.min(view.intoReadyS, figure.seconds) : loopS(view, figure.seconds);
    // What stands still is drawn once.
    const drawn = `${figure.clipName} ${atS}`;
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    figure.draw(atS);
  }

  #wish(what: KeyWish): void {
    const runner = this.#runner;
    if (!runner || this.querySelector("dialog[open]")) return;
    if (what === "toggle") runner.toggle();
    if (what === "next") runner.skip(1);
    if (what === "previous") runner.skip(-1);
    if (what === "end") this.#askEnd();
    if (what === "too_much" || what === "more") void runner.wish(what);
  }

  /** No dialog stands over a running countdown: it waits meanwhile. */
  #askEnd(): void {
    this.#runner?.pause();
    const dialog = this.querySelector<HTMLDialogElement>("dialog.end");
    dialog?.addEventListener("close", () => this.#closeDialog(true), { once: true });
    dialog?.showModal();
  }

  #closeDialog(goesOn: boolean): void {
    this.querySelector<HTMLDialogElement>("dialog.end[open]")?.close();
    if (goesOn && this.#runner?.isPaused && this.#runner.state.phase === "playing") this.#runner.toggle();
  }

  get #language(): string {
    return this.#profile?.language || document.documentElement.lang || navigator.language;
  }

  #notes(): string[] {
    const { speaks, voice: name, rate } = this.#profile?.guide ?? GUIDE;
    const hasVoice = new Voice({ speaks, name, rate, language: this.#language }).isThere;
    const speed = Number(this.#search.get("speed")) || 1;
    const notes = speed === 1 ? [] : [say("session.dry", { speed })];
    if (speaks && !hasVoice) notes.push(say("session.no_voice"));
    if (!("wakeLock" in navigator)) notes.push(say("session.awake"));
    if (this.#profile?.guide.shortcuts !== false && matchMedia("(pointer: fine)").matches) notes.push(say("session.shortcuts"));
    return notes;
  }

  /** A phone gives the whole screen; on a desk a window is better left alone. */
  #enlarge(): void {
    if (matchMedia("(pointer: coarse)").matches)
      void document.documentElement.requestFullscreen?.({ navigationUI: "hide" }).catch(() => undefined);
  }

  /** On its side the keys of a phone are small: a tap anywhere pauses as well. */
  readonly #tapped = (event: MouseEvent): void => {
    const isKey = (event.target as Element).closest("button, a, dialog");
    if (!isKey && matchMedia("(max-height: 30rem) and (orientation: landscape)").matches) this.#runner?.toggle();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    // Space presses the key that has the focus.
    if (event.key === " " && (event.target as Element).closest("button, a")) return;
    const what = wishOf(event, this.#profile?.guide.shortcuts ?? true);
    if (!what || this.scene !== "playing" || this.querySelector("dialog[open]")) return;
    event.preventDefault();
    if (!event.repeat) this.#wish(what);
  };

  readonly #onLoad = (event: CustomEvent<LoadFile | null>): void => {
    this.#load = event.detail;
    this.requestUpdate();
  };

  readonly #onMissing = (event: CustomEvent<string>): void => {
    this.#missing.add(event.detail);
    this.requestUpdate();
  };
}
customElements.define("session-page", SessionPage);

const GUIDE = { speaks: true, voice: "", rate: 1, ticks: true, captions: true, vibrates: true, shortcuts: true };
