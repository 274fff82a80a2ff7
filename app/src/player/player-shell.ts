import { html, nothing, svg, type TemplateResult } from "lit";
import type { RoutineDoc } from "../api/schema";
import { MARK_PATH } from "../elements/kink-path";
import { LightElement } from "../elements/light-element";
import { toast } from "../elements/toast-line";
import "../elements/toast-line";
import { dropSession, handOver, keptAfter, keptSession } from "../session/handover";
import "../session/session-page";
import { minutesWords } from "../session/after-words";
import { rolledList } from "../session/rolled-list";
import { stopView } from "../session/stop-view";
import { adapted, fixedProgramme } from "../share/fixed";
import { isLinkFault, type LinkFault, sharedIn } from "../share/link";
import { type Lore, type LoreProgramme, variantIn } from "../share/lore";
import { passOnPart } from "../share/pass-on";
import { playable } from "../share/playable";
import "../share/shared-routine";
import { focusPage } from "../shell/focus";
import { whenIdle } from "../shell/idle";
import { say } from "../words/words";
import { fetchAhead, filesOfRoutine } from "./ahead";
import type { Carried } from "./carried";
import { chooseView, listView } from "./choose-view";
import { dropRoutine, keepRoutine, keptRoutines } from "./kept";

type Scene = "loading" | "choose" | "routine" | "session" | "after" | "stop" | "fault";

/** A page that plays routines by itself: it asks no server, and tells none. */
export class PlayerShell extends LightElement {
  static override properties = { carried: { attribute: false }, lore: { attribute: false }, scene: { state: true }, kept: { state: true }, ready: { state: true } };
  declare carried: Carried;
  declare lore: Lore;
  declare scene: Scene;
  declare kept: readonly RoutineDoc[];
  /** Whether the routine that is shown plays without a network. */
  declare ready: boolean;
  #routine: RoutineDoc | undefined;
  #played: RoutineDoc | undefined;
  #unknown: readonly string[] = [];
  #fault: LinkFault = "none";
  #after = "";

  constructor() {
    super();
    this.scene = "loading";
    this.kept = keptRoutines();
    this.ready = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#arrive);
    addEventListener("popstate", this.#back);
    void this.#arrive();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#arrive);
    removeEventListener("popstate", this.#back);
  }

  /** Goes where a session leads: to the routine, the page after it, or the one that says stop. */
  go(path: string): void {
    if (path === "/stop") return this.#show("stop");
    this.#after = /^\/after\/(.+)$/.exec(path)?.[1] ?? "";
    this.#show(this.#after ? "after" : this.#routine ? "routine" : "choose");
  }

  protected override render(): TemplateResult {
    if (this.scene === "session") return html`<main id="page" tabindex="-1"><session-page .params=${{}}></session-page></main>`;
    return html`<header class="top">
        <span class="mark say">
          <svg class="ln" viewBox="0 0 64 24" aria-hidden="true">${svg`<path d=${MARK_PATH} />`}</svg>
          unkink
        </span>
        ${this.#hasWayOut
          ? html`<div class="end">
              <button class="quiet" type="button" @click=${() => this.#leave()}>${say("player.others")}</button>
            </div>`
          : nothing}
      </header>
      <main id="page" tabindex="-1">
        ${this.#content()}
        <p class="note spaced">${say("player.credit")}</p>
      </main>
      <toast-line></toast-line>`;
  }

  #content(): unknown {
    switch (this.scene) {
      case "choose":
        return chooseView(this.#choose());
      case "routine":
        return this.#routineView();
      case "after":
        return this.#afterView();
      case "stop":
        return stopView(this.lore.safety.stop_page, this.#backButton());
      case "fault":
        return this.#faultView();
      default:
        return nothing;
    }
  }

  #routineView(): unknown {
    if (!this.#routine) return nothing;
    return html`<shared-routine
      .lore=${this.lore}
      .routine=${this.#routine}
      .unknown=${this.#unknown}
      .ready=${this.ready}
      .acts=${this.#acts}
      @roll=${(event: CustomEvent<RoutineDoc>) => this.#roll(event.detail)}
    ></shared-routine>`;
  }

  #afterView(): TemplateResult {
    const note = keptAfter(this.#after);
    const played = this.#played ?? this.#routine;
    return html`<div class="pad after">
      <h1 class="say far-say">
        ${say("after.done")}${note ? html`<br />${minutesWords(note.seconds)}<br />${say("after.legs")}` : nothing}
      </h1>
      ${played
        ? html`<p class="lead">${say("player.thanks", { title: played.title })} ${say("player.keep.lead")}</p>
            ${this.#acts(played)}`
        : nothing}
      ${note ? html`<h2 class="say">${say("after.rolled")}</h2>${rolledList(note.rolled)}` : nothing}
      <p>${this.#backButton()}</p>
    </div>`;
  }

  #faultView(): TemplateResult {
    return html`<div class="pad">
      <h1 class="say">${say(`shared.fault.${this.#fault}`)}</h1>
      <p class="lead">${say("shared.fault.way")}</p>
      ${listView(this.#choose())}
    </div>`;
  }

  #backButton(): TemplateResult {
    return html`<button class="quiet boxed" type="button" @click=${() => this.go("/")}>${say("player.back")}</button>`;
  }

  #choose() {
    return {
      lore: this.lore,
      kept: this.kept.filter((one) => this.#knows(one)),
      openProgramme: (programme: LoreProgramme) => {
        const { routine } = adapted(fixedProgramme(programme), this.lore, { minutes: programme.minutes });
        if (routine) this.#open(routine);
      },
      openKept: (routine: RoutineDoc) => this.#open(routine),
      drop: (routine: RoutineDoc) => {
        dropRoutine(routine);
        this.kept = keptRoutines();
      },
    };
  }

  get #hasWayOut(): boolean {
    if (["choose", "fault", "loading"].includes(this.scene)) return false;
    return this.lore.programmes.size > 0 || this.kept.some((one) => this.#knows(one));
  }

  #knows({ bouts }: RoutineDoc): boolean {
    return bouts.every((bout) => variantIn(this.lore.moves.get(bout.move), bout.variant));
  }

  readonly #acts = (routine: RoutineDoc): TemplateResult =>
    passOnPart(routine, {
      base: this.carried.base || (this.carried.files ? "" : location.href.split("#")[0] ?? ""),
      keep: () => {
        keepRoutine(routine);
        this.kept = keptRoutines();
        toast(say("shared.kept"));
      },
    });

  /** Shows what the address names; what the page itself carries otherwise. */
  readonly #arrive = async (): Promise<void> => {
    const found = await sharedIn(location.hash, this.lore);
    if (!isLinkFault(found)) return this.#open(found.routine, found.unknown);
    if (found !== "none") {
      this.#fault = found;
      return this.#show("fault");
    }
    if (this.carried.routine) return this.#open(this.carried.routine);
    this.#show("choose");
  };

  #open(routine: RoutineDoc, unknown: readonly string[] = []): void {
    this.#routine = routine;
    this.#unknown = unknown;
    this.#show(this.#isInterrupted() ? "session" : "routine");
    this.ready = false;
    if (!this.carried.files) whenIdle(() => void this.#fetchAhead(routine));
  }

  /** A session that a reload interrupted goes on; one of another page cannot be played here. */
  #isInterrupted(): boolean {
    const kept = keptSession();
    if (kept && !this.#knows(kept.plan.routine)) dropSession();
    else if (kept?.phase === "playing") return true;
    return false;
  }

  async #fetchAhead(routine: RoutineDoc): Promise<void> {
    const isWhole = await fetchAhead(filesOfRoutine(routine, this.lore, this.carried));
    if (routine === this.#routine) this.ready = isWhole;
  }

  #leave(): void {
    this.#routine = undefined;
    this.#show("choose");
  }

  #roll(routine: RoutineDoc): void {
    this.#played = routine;
    handOver(playable(routine, this.lore));
    // So that the phone's own Back leads out of the session and not out of the page.
    history.pushState("session", "");
    this.#show("session");
  }

  readonly #back = (): void => {
    if (this.scene === "session") this.go("/");
  };

  #show(scene: Scene): void {
    this.scene = scene;
    const title = scene === "choose" ? say("player.title") : this.#routine?.title;
    document.title = title ? say("title.page", { page: title }) : "unkink";
    this.requestUpdate();
    if (scene === "session" || scene === "loading") return;
    scrollTo(0, 0);
    void this.updateComplete.then(() => focusPage(this.querySelector("main")));
  }
}
customElements.define("player-shell", PlayerShell);
