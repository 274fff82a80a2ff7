import { html, nothing, svg, type TemplateResult } from "lit";
import { outbox } from "../api/outbox";
import { LightElement } from "../elements/light-element";
import "../elements/roller-button";
import "../elements/soreness-picker";
import "../elements/still-picture";
import { takePart } from "../take-along/take-part";
import type { Params } from "../shell/router";
import { say } from "../words/words";
import { askedOf, type Asked, feltOf, partsOf } from "./after-look";
import { minutesWords } from "./after-words";
import { worstBefore } from "./handed";
import { type AfterNote, dropAfter, keptAfter, takeOver } from "./handover";
import { sided } from "./parts";
import { rolledList } from "./rolled-list";

/** Two taps after a session: how sore each group is now. Works without a network. */
export class AfterPage extends LightElement {
  static override properties = {
    params: { attribute: false },
    apart: { state: true },
    told: { state: true },
    saved: { state: true },
  };
  declare params: Params;
  declare apart: boolean;
  declare told: ReadonlyMap<string, number>;
  /** What was kept where, once Save was pressed. */
  declare saved: string;
  #note: AfterNote | undefined;

  constructor() {
    super();
    this.apart = false;
    this.told = new Map();
    this.saved = "";
  }

  protected override willUpdate(): void {
    this.#note ??= keptAfter(this.params?.["id"] ?? "");
  }

  protected override render(): TemplateResult {
    const note = this.#note;
    if (!note) return html`<div class="pad after"><h1 class="say">${say("after.unknown")}</h1><p><a href="/">${say("after.home")}</a></p></div>`;
    const asked = askedOf(note.rolled, this.apart);
    return html`<div class="two even after">
      <section class="pad">
        <h1 class="say far-say">${say("after.done")}<br />${minutesWords(note.seconds)}<br />${say("after.legs")}</h1>
        <svg class="ln smooth last ${this.saved ? "flat" : ""}" viewBox="0 0 400 60" aria-hidden="true">
          ${svg`<path class="rest" d="M60 30H396" /><path class="last-kink" d="M4 30Q8 30 9 30Q10 30 18.5 21Q27 12 35.5 21Q44 30 52 30H60" />`}
        </svg>
        <p class="lead">${say("after.lead")}</p>
        ${this.#sides(note)}
        <h2 class="vh">${say("after.rolled")}</h2>
        ${rolledList(note.rolled)}
      </section>
      <section class="pad">
        <ol class="pad asks">
          ${asked.map((one) => this.#ask(one))}
        </ol>
        ${this.#save(asked)} ${this.#take()}
      </section>
    </div>`;
  }

  #sides(note: AfterNote): TemplateResult | typeof nothing {
    if (askedOf(note.rolled, true).length === note.rolled.length) return nothing;
    return html`<p>
      ${say("after.differ")}
      <button type="button" class="link" aria-pressed=${this.apart} @click=${this.#split}>
        ${say(this.apart ? "after.together" : "after.apart")}
      </button>
    </p>`;
  }

  #ask(one: Asked): TemplateResult {
    const [move = "", variant = ""] = one.group.still.split(".");
    const before = worstBefore(partsOf(one));
    const now = this.told.get(one.key) ?? null;
    const name = sided(one.group.name, one.side ?? "");
    return html`<li class="ask">
      <div class="hd">
        <span class="pic"><still-picture .move=${move} .variant=${variant}></still-picture></span>
        <span><h2 class="say">${name}</h2><span class="note">${feltWords(before, now)}</span></span>
      </div>
      <soreness-picker
        .label=${name}
        .value=${now}
        .was=${before === null ? null : Math.round(before)}
        @soreness=${(event: CustomEvent<number>) => (this.told = new Map(this.told).set(one.key, event.detail))}
      ></soreness-picker>
    </li>`;
  }

  #save(asked: readonly Asked[]): TemplateResult {
    if (this.saved) return html`<p class="lead" role="status">${this.saved}</p><p><a href="/">${say("after.home")}</a></p>`;
    const left = asked.filter((one) => !this.told.has(one.key)).length;
    const sub = left ? say("after.to_go", { count: left }) : say("after.all_told");
    return html`<roller-button .label=${say("after.save")} .sub=${sub} .act=${"check"} @press=${this.#keep}></roller-button>
      <p class="note">${say("after.tomorrow")}</p>`;
  }

  #take(): TemplateResult | typeof nothing {
    const routine = takeOver()?.plan.routine;
    return routine ? html`<p>${takePart(routine)}</p>` : nothing;
  }

  readonly #split = (): void => {
    const note = this.#note;
    if (!note) return;
    const former = askedOf(note.rolled, this.apart);
    this.apart = !this.apart;
    // What was told of both sides holds for each, until it is told apart.
    const all = feltOf(former, this.told);
    this.told = new Map(
      askedOf(note.rolled, this.apart).flatMap((one): [string, number][] => {
        const [part] = partsOf(one);
        const value = all.find((felt) => felt.muscle === part?.muscle && felt.side === part.side)?.value;
        return value === undefined ? [] : [[one.key, value]];
      }),
    );
  };

  readonly #keep = async (): Promise<void> => {
    const note = this.#note;
    if (!note) return;
    const after = feltOf(askedOf(note.rolled, this.apart), this.told);
    if (note.isKept && after.length) {
      await outbox.put({ kind: "session_patch", id: note.id, body: { after } });
      await outbox.flush();
    }
    const waits = note.isKept && (await outbox.count()) > 0;
    this.saved = say(!waits ? "after.saved" : (await outbox.isLasting()) ? "after.saved_here" : "after.saved_memory");
    dropAfter(note.id);
  };
}
customElements.define("after-page", AfterPage);

function feltWords(before: number | null, now: number | null): string {
  if (before !== null && now !== null) return say("after.before_now", { before, now });
  if (before !== null) return say("after.before", { before });
  return now === null ? say("after.not_yet") : say("after.now", { now });
}
