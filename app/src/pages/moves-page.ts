import { html, nothing, type TemplateResult } from "lit";
import { asCatalogue, CATALOGUE, type Catalogue, type Move, named } from "../api/catalogue";
import { PROFILE, type Profile } from "../api/profile";
import { Reading } from "../api/reading";
import { LightElement } from "../elements/light-element";
import { capital } from "../words/capital";
import { say } from "../words/words";
import { either } from "./figures";
import { byPart, type Filter, FILTERS, found, type PartKey, pressesOf, toolsOf } from "./moves-search";
import { drawn } from "./page-state";
import "../elements/chip-set";
import "../elements/still-picture";

const ALL = Object.keys(FILTERS) as Filter[];

/** Every move, to be found by name, muscle, tool, position or place. */
export class MovesPage extends LightElement {
  static override properties = { words: { state: true }, filters: { state: true } };
  declare words: string;
  declare filters: ReadonlySet<Filter>;
  readonly #document = new Reading<object>(this, () => CATALOGUE);
  readonly #profile = new Reading<Profile>(this, () => PROFILE);

  constructor() {
    super();
    const query = new URLSearchParams(location.search);
    const asked = (query.get("only") ?? "").split(" ");
    this.words = query.get("q") ?? "";
    this.filters = new Set(ALL.filter((filter) => asked.includes(filter)));
  }

  protected override render(): TemplateResult {
    return html`<h1 class="say">${say("moves.title")}</h1>
      ${drawn(this.#document, (document) => this.#all(asCatalogue(document)))}`;
  }

  #all(catalogue: Catalogue): TemplateResult {
    const moves = found(catalogue, this.words, this.filters);
    return html`<div class="pad finder">
        ${this.#search()}
        <chip-set
          label=${say("moves.filters")}
          .chips=${ALL.map((key) => ({ key, label: say(`moves.filter.${key}`) }))}
          .chosen=${[...this.filters]}
          @chosen=${(event: CustomEvent<Filter[]>) => this.#ask(this.words, new Set(event.detail))}
        ></chip-set>
        <p class="note" role="status">${say("moves.count", { count: moves.length })}</p>
      </div>
      ${moves.length ? nothing : this.#nothing()}
      ${byPart(moves).map(([part, some]) => this.#part(part, some, catalogue))}`;
  }

  #search(): TemplateResult {
    return html`<label class="search">
      <svg class="ic" viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="10.5" cy="10.5" r="6.5" />
        <path d="M15.5 15.5 21 21" />
      </svg>
      <span class="vh">${say("moves.search")}</span>
      <input
        type="search"
        autocomplete="off"
        placeholder=${say("moves.hint")}
        .value=${this.words}
        @input=${(event: Event) => this.#ask((event.target as HTMLInputElement).value, this.filters)}
      />
    </label>`;
  }

  #nothing(): TemplateResult {
    return html`<div class="pad group">
      <p class="lead">${say("moves.none")}</p>
      <p>
        <button class="quiet boxed" type="button" @click=${() => this.#ask("", new Set())}>
          ${say("moves.clear")}
        </button>
      </p>
    </div>`;
  }

  #part(part: PartKey, moves: readonly Move[], catalogue: Catalogue): TemplateResult {
    return html`<section class="group" aria-labelledby="part-${part}">
      <h2 class="say" id="part-${part}">${say(`moves.part.${part}`)}</h2>
      <ul class="tiles">
        ${moves.map((move) => html`<li>${this.#tile(move, catalogue)}</li>`)}
      </ul>
    </section>`;
  }

  #tile(move: Move, catalogue: Catalogue): TemplateResult {
    const isBarred = this.#profile.value?.avoid_moves?.includes(move.key) ?? false;
    return html`<a class="tile" href="/moves/${move.key}">
      <span class="pic">
        <still-picture move=${move.key} variant=${move.variants[0]?.key ?? ""}></still-picture>
      </span>
      <h3>${move.name}</h3>
      <p class="note">
        ${factsOf(move, catalogue)}${isBarred ? html`<br />${say("moves.barred")}` : nothing}
      </p>
    </a>`;
  }

  /** The address keeps what was looked for, so that Back comes back to it. */
  #ask(words: string, filters: ReadonlySet<Filter>): void {
    this.words = words;
    this.filters = filters;
    const query = new URLSearchParams();
    if (words) query.set("q", words);
    if (filters.size) query.set("only", [...filters].join(" "));
    const search = query.toString();
    history.replaceState(history.state, "", search ? `?${search}` : location.pathname);
  }
}
customElements.define("moves-page", MovesPage);

/** Returns a move in a line: "Sitting on the floor · roller · gentle to firm". */
export function factsOf(move: Move, catalogue: Catalogue): string {
  const tools = toolsOf(move).map((key) => named(catalogue.tools, key));
  const presses = pressesOf(move).map((press) => say(`press.${press}`));
  const [from, to] = [presses[0] ?? "", presses.at(-1) ?? ""];
  return [
    capital(named(catalogue.positions, move.position)),
    either(move.variants.every((one) => one.tools.length) ? tools : [say("moves.no_tool"), ...tools]),
    move.purpose === "strength" ? "" : from === to ? from : say("moves.to", { from, to }),
  ]
    .filter(Boolean)
    .join(" · ");
}
