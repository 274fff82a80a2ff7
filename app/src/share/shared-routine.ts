import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { BoutDoc, RoutineDoc } from "../api/schema";
import "../elements/chip-set";
import { LightElement } from "../elements/light-element";
import "../elements/minute-dial";
import "../elements/roller-button";
import "../elements/still-picture";
import { howWords } from "../pages/plan-words";
import { capital } from "../words/capital";
import { duration, list } from "../words/format";
import { say } from "../words/words";
import { type Care, careOf } from "./care";
import { type Adapted, adapted, fixedRoutine } from "./fixed";
import { type Lore, moveOf, positionOf, variantOf } from "./lore";

/** Kinds that are rolled with; bands and steps are for strengthening. */
const ROLLED_WITH = ["roller", "half_roller", "ball", "stick"];
const MOST_MINUTES = 60;
const LEAST_MINUTES = 3;

/** What was asked for other than what the routine was made for. */
interface Wish {
  readonly minutes: number;
  readonly tools: readonly string[];
}

/**
 * A routine that someone shared: what it will do, whom it is not for, fitted to one's own
 * minutes and tools.
 *
 * Emits `roll` with the routine as it is to be played.
 */
export class SharedRoutine extends LightElement {
  static override properties = {
    lore: { attribute: false },
    routine: { attribute: false },
    unknown: { attribute: false },
    acts: { attribute: false },
    ready: { attribute: false },
    wish: { state: true },
  };
  declare lore: Lore;
  declare routine: RoutineDoc;
  /** Moves that were left out because nobody here knows them. */
  declare unknown: readonly string[];
  /** What can be done with it besides rolling it. */
  declare acts: (routine: RoutineDoc) => TemplateResult;
  /** Whether it plays without a network, where that is worth saying. */
  declare ready: boolean;
  declare wish: Wish | undefined;

  constructor() {
    super();
    this.unknown = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("routine")) this.wish = undefined;
  }

  protected override render(): TemplateResult {
    const fitted = this.#fitted();
    const { routine } = fitted;
    return html`<div class="two shared">
      <section class="pad">
        <div>
          <p class="note">${say("shared.for_you")}</p>
          <h1 class="say">${this.routine.title}</h1>
          <p class="lead">${this.#lead(routine ?? this.routine)}</p>
        </div>
        ${this.unknown.length ? this.#unknownPart() : nothing}
        ${routine ? html`${this.#start(routine)} ${this.acts(routine)}` : html`<p class="more" role="status">${say("shared.none")}</p>`}
        ${routine && this.ready ? html`<p class="note">${say("today.ready")}</p>` : nothing}
        ${routine ? this.#left(fitted) : nothing} ${this.#adapt()} ${this.#notes()}
      </section>
      <section class="pad">
        ${routine ? this.#moves(routine) : nothing} ${this.#care(routine ?? this.routine)}
        <p class="note">${this.lore.safety.disclaimer}</p>
      </section>
    </div>`;
  }

  #fitted(): Adapted {
    if (!this.wish) return { routine: this.routine, fallen: [], toolless: [] };
    return adapted(fixedRoutine(this.routine), this.lore, { minutes: this.wish.minutes, tools: new Set(this.wish.tools) });
  }

  #lead(routine: RoutineDoc): string {
    const { author, bouts, total_s } = routine;
    const needed = [...new Set(bouts.map((bout) => bout.tool).filter(Boolean))].map((key) => this.lore.tools.get(key)?.name ?? key);
    const changes = bouts.filter((bout, at) => at > 0 && bout.position !== bouts[at - 1]?.position).length;
    const words = [
      say("shared.facts", { time: duration(total_s), count: bouts.length }),
      needed.length ? say("shared.hand", { tools: list(needed) }) : say("shared.hand.none"),
      ...(changes ? [say("shared.changes", { count: changes })] : []),
      ...(author && author !== "unkink" ? [say("shared.by", { author })] : []),
    ];
    return words.join(" ");
  }

  #unknownPart(): TemplateResult {
    return html`<p class="more" role="status">
      ${say("shared.unknown", { count: this.unknown.length, moves: list(this.unknown.map(plain)) })}
    </p>`;
  }

  #start(routine: RoutineDoc): TemplateResult {
    return html`<roller-button
      .label=${say("shared.start")}
      .sub=${duration(routine.total_s)}
      @press=${() => this.dispatchEvent(new CustomEvent("roll", { detail: routine, bubbles: true }))}
    ></roller-button>`;
  }

  #adapt(): TemplateResult {
    const { minutes, tools } = this.wish ?? this.#asMade();
    const chips = ROLLED_WITH.filter((key) => this.lore.tools.has(key)).map((key) => ({
      key,
      label: capital(this.lore.tools.get(key)?.name ?? key),
    }));
    // A band or a step of the routine is not asked about and stays at hand.
    const besides = tools.filter((key) => !ROLLED_WITH.includes(key));
    return html`<div class="pad">
      <h2 class="say">${say("shared.minutes")}</h2>
      <minute-dial .minutes=${minutes} @minutes=${(event: CustomEvent<number>) => this.#ask({ minutes: event.detail })}></minute-dial>
      <div class="choices">
        <h3>${say("shared.tools")}</h3>
        <chip-set
          .label=${say("shared.tools")}
          .chips=${chips}
          .chosen=${tools}
          @chosen=${(event: CustomEvent<string[]>) => this.#ask({ tools: [...event.detail, ...besides] })}
        ></chip-set>
      </div>
      ${this.wish
        ? html`<p><button class="quiet boxed" type="button" @click=${() => (this.wish = undefined)}>${say("shared.original")}</button></p>`
        : nothing}
    </div>`;
  }

  #asMade(): Wish {
    const minutes = Math.min(MOST_MINUTES, Math.max(LEAST_MINUTES, Math.ceil(this.routine.total_s / 60)));
    return { minutes, tools: [...new Set(this.routine.bouts.map((bout) => bout.tool).filter(Boolean))] };
  }

  #ask(wish: Partial<Wish>): void {
    this.wish = { ...(this.wish ?? this.#asMade()), ...wish };
  }

  #notes(): unknown {
    if (!this.routine.notes.length) return nothing;
    return html`<ul class="bul">
      ${this.routine.notes.map((note) => html`<li>${note}</li>`)}
    </ul>`;
  }

  #left({ fallen, toolless }: Adapted): unknown {
    const minutes = this.wish?.minutes ?? 0;
    if (!fallen.length && !toolless.length) return nothing;
    return html`<div role="status">
      ${fallen.length ? html`<p>${say("shared.fallen", { minutes, moves: list(fallen) })}</p>` : nothing}
      ${toolless.length ? html`<p>${say("shared.toolless", { moves: list(toolless) })}</p>` : nothing}
    </div>`;
  }

  #moves(routine: RoutineDoc): TemplateResult {
    return html`<section>
      <h2 class="say">${say("shared.moves")}</h2>
      <ol class="plan">
        ${routine.bouts.map((bout, at) => html`${this.#then(bout, routine.bouts[at - 1])}${this.#bout(bout)}`)}
      </ol>
    </section>`;
  }

  #then(bout: BoutDoc, before: BoutDoc | undefined): unknown {
    if (!before || before.position === bout.position) return nothing;
    return html`<li class="then">${say("today.then", { position: positionOf(this.lore, bout.position).name })}</li>`;
  }

  #bout(bout: BoutDoc): TemplateResult {
    return html`<li class="bout">
      <span class="pic"><still-picture move=${bout.move} variant=${bout.variant}></still-picture></span>
      <span class="words">
        <span class="t">${moveOf(this.lore, bout.move).name}</span>
        <span class="why">${howWords(bout, variantOf(this.lore, bout).name)}</span>
        <span class="time">${duration(bout.end_s - bout.start_s)}</span>
      </span>
    </li>`;
  }

  #care(routine: RoutineDoc): TemplateResult {
    const care = careOf(routine, this.lore);
    return html`<section>
      <h2 class="say">${say("shared.care")}</h2>
      <ul class="bul">
        ${this.lore.safety.during.map((one) => html`<li>${one}</li>`)}
      </ul>
      ${namesPart(say("shared.care.stop"), care.stop)} ${namesPart(say("shared.care.spot"), care.spot)}
      ${namesPart(say("shared.care.ask"), care.ask)} ${movesPart(care)}
    </section>`;
  }
}
customElements.define("shared-routine", SharedRoutine);

/** A move that is not known has no name; its key is near to one. */
function plain(unknown: string): string {
  return (unknown.split("/")[0] ?? "").replaceAll(/[-_]/g, " ");
}

function namesPart(heading: string, cautions: Care["stop"]): TemplateResult {
  return html`<details>
    <summary>${heading}</summary>
    <ul class="bul">
      ${cautions.map((one) => html`<li>${capital(one.name)}</li>`)}
    </ul>
  </details>`;
}

function movesPart({ moves }: Care): unknown {
  if (!moves.length) return nothing;
  return html`<details>
    <summary>${say("shared.care.moves")}</summary>
    <ul class="bul">
      ${moves.map(
        (one) => html`<li>${say("shared.care.of", { caution: capital(one.caution.name), moves: list(one.moves) })}</li>`,
      )}
    </ul>
  </details>`;
}
