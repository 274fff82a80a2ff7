import { html, nothing, type TemplateResult } from "lit";
import { asCatalogue, CATALOGUE } from "../api/catalogue";
import { call } from "../api/client";
import { Paged } from "../api/paged";
import { Reading } from "../api/reading";
import type { HistoryDoc, SessionDoc } from "../api/schema";
import { LightElement } from "../elements/light-element";
import { toast } from "../elements/toast-line";
import { duration } from "../words/format";
import { say } from "../words/words";
import { asked } from "./ask-sheet";
import { moment } from "./figures";
import { hasAny, sortedThreads } from "./history-days";
import { keyPart, tablesPart, threadsPart } from "./history-threads";
import { drawn } from "./page-state";
import "../elements/chip-set";
import "./session-row";

type Span = 28 | 84;

/** The last weeks: a thread for each muscle, and the sessions. */
export class HistoryPage extends LightElement {
  static override properties = { span: { state: true }, showsAll: { state: true } };
  declare span: Span;
  declare showsAll: boolean;
  readonly #history = new Reading<HistoryDoc>(this, () => `/history?days=${this.span}`);
  readonly #sessions = new Paged<SessionDoc>(this, "/sessions");
  readonly #catalogue = new Reading<object>(this, () => CATALOGUE);

  #shown = 0;

  constructor() {
    super();
    this.span = 28;
    this.showsAll = false;
  }

  protected override render(): TemplateResult {
    return html`<h1 class="say">${say(`history.title.${this.span}`)}</h1>
      <p class="lead measure">${say("history.lead")}</p>
      <div class="pad finder">
        <chip-set
          single
          label=${say("history.span")}
          .chips=${([28, 84] as const).map((span) => ({ key: `${span}`, label: say(`history.${span}`) }))}
          .chosen=${[`${this.span}`]}
          @chosen=${this.#choose}
        ></chip-set>
      </div>
      ${drawn(this.#history, (history) => this.#weeks(history))}
      <section class="group">
        <h2 class="say">${say("history.sessions")}</h2>
        ${drawn(this.#sessions.first, () => this.#list())}
      </section>`;
  }

  #weeks(history: HistoryDoc): TemplateResult {
    const all = sortedThreads(history.threads);
    const some = all.filter(hasAny);
    const threads = this.showsAll ? all : some;
    if (!all.length || (!some.length && !this.showsAll)) {
      return html`<p class="lead group">${say("history.empty")}</p>`;
    }
    const { minutes_rolled, sessions, runs } = history;
    return html`<p class="sumline">${say("history.sum", { time: rolledWords(minutes_rolled), sessions, runs })}</p>
      <h2 class="vh">${say("history.region")}</h2>
      ${threadsPart(threads, this.span)} ${keyPart()}
      ${some.length < all.length
        ? html`<p>
            <button class="quiet boxed" type="button" @click=${() => (this.showsAll = !this.showsAll)}>
              ${say(this.showsAll ? "history.fewer" : "history.more")}
            </button>
          </p>`
        : nothing}
      ${tablesPart({ threads })}`;
  }

  #list(): TemplateResult {
    const { items, hasMore, isBusy } = this.#sessions;
    const catalogue = this.#catalogue.value && asCatalogue(this.#catalogue.value);
    if (!items.length) return html`<p class="note">${say("history.sessions.none")}</p>`;
    return html`<ul class="rows sessions">
        ${items.map(
          (session) => html`<li>
            <session-row
              .session=${session}
              .catalogue=${catalogue}
              @changed=${(event: CustomEvent<SessionDoc>) => this.#sessions.put(event.detail)}
              @remove=${() => void this.#remove(session)}
            ></session-row>
          </li>`,
        )}
      </ul>
      ${hasMore
        ? html`<p class="more-line">
            <button class="quiet boxed" type="button" ?disabled=${isBusy} @click=${this.#more}>
              ${say("history.sessions.more")}
            </button>
          </p>`
        : nothing}`;
  }

  /** The newest days are what one came for; on a small screen they are at the far end. */
  protected override updated(): void {
    const strands = this.querySelector<HTMLElement>(".strands");
    if (!strands || this.#shown === this.span) return;
    this.#shown = this.span;
    strands.scrollLeft = strands.scrollWidth;
  }

  readonly #choose = (event: CustomEvent<string[]>): void => {
    this.span = Number(event.detail[0]) as Span;
    void this.updateComplete.then(() => this.#history.again());
  };

  readonly #more = (): void => {
    this.#sessions.more().catch((error: Error) => toast(say("state.failed", { why: error.message })));
  };

  async #remove(session: SessionDoc): Promise<void> {
    const when = moment(session.started);
    const heading = say("history.delete.ask", { when });
    if (!(await asked({ heading, words: say("history.delete.words"), act: say("runs.delete") }))) return;
    try {
      await call(`/sessions/${session.id}`, { method: "DELETE" });
      this.#sessions.drop(session.id);
      toast(say("history.deleted", { when }));
    } catch (error) {
      toast(say("state.not_saved", { why: (error as Error).message }));
    }
  }
}
customElements.define("history-page", HistoryPage);

/** Whole minutes; below one the seconds, or a first try would count as nothing. */
function rolledWords(minutes: number): string {
  return duration(60 * (minutes < 1 ? minutes : Math.round(minutes)));
}
