import { html, nothing, type TemplateResult } from "lit";
import { asCatalogue, CATALOGUE, type Catalogue, type Move, named, type Variant } from "../api/catalogue";
import { holds, toggled, toggledRef } from "../api/profile";
import { Reading } from "../api/reading";
import { LightElement } from "../elements/light-element";
import { capital } from "../words/capital";
import type { Params } from "../shell/router";
import { list } from "../words/format";
import { say } from "../words/words";
import { asEvidence, claimsOf, EVIDENCE, type EvidenceDoc } from "./evidence";
import { claimLine, sourceLine } from "./evidence-parts";
import { either } from "./figures";
import { play, planOne } from "./handover";
import { besidePart, carePart, ladderPart, listPart, stepsPart, strokePart } from "./move-parts";
import { USUAL_FIGURE } from "../stage/usual-figure";
import { toolsOf } from "./moves-search";
import { OwnProfile } from "./own-profile";
import { drawn } from "./page-state";
import { type Load, rungsOf } from "./press";
import "../elements/roller-button";
import "./move-figure";

/** One move: how to do it, how hard its variants press, what is known of it. */
export class MovePage extends LightElement {
  static override properties = {
    params: { attribute: false },
    chosen: { state: true },
    loads: { state: true },
    isBusy: { state: true },
    refused: { state: true },
  };
  declare params: Params;
  declare chosen: string;
  declare loads: ReadonlyMap<string, Load | null>;
  declare isBusy: boolean;
  /** Why there is no plan of this move; "" if there was none to make. */
  declare refused: string;
  readonly #document = new Reading<object>(this, () => CATALOGUE);
  readonly #evidence = new Reading<EvidenceDoc>(this, () => EVIDENCE);
  readonly #profile = new OwnProfile(this);
  #asked = "";

  constructor() {
    super();
    this.chosen = new URLSearchParams(location.search).get("variant") ?? "";
    this.loads = new Map();
    this.isBusy = false;
    this.refused = "";
  }

  protected override render(): TemplateResult {
    return html`<p><a href="/moves">${say("move.all")}</a></p>
      ${drawn(this.#document, (document) => this.#found(asCatalogue(document)), { isPage: true })}`;
  }

  protected override updated(): void {
    const move = this.#document.value && asCatalogue(this.#document.value).moves.get(this.#key);
    const figure = this.#profile.value?.figure ?? (this.#profile.reading.error && USUAL_FIGURE);
    if (move && figure) void this.#readLoads(move, figure);
  }

  get #key(): string {
    return this.params["key"] ?? "";
  }

  #found(catalogue: Catalogue): TemplateResult {
    const move = catalogue.moves.get(this.#key);
    if (!move) return html`<h1 class="say">${say("move.missing")}</h1>`;
    const rungs = rungsOf(move, this.loads);
    const variant =
      move.variants.find((one) => one.key === this.chosen) ?? move.variants[0] ?? rungs[0]?.variant;
    if (!variant) return html`<h1 class="say">${say("move.missing")}</h1>`;
    return html`<div class="two apart">
      <div class="pad wide-gap">
        ${headPart(move, catalogue)}
        <move-figure
          .figure=${this.#profile.value?.figure ?? USUAL_FIGURE}
          .move=${move.key}
          .variant=${variant.key}
          label=${say("move.picture", { name: move.name, variant: variant.name })}
        ></move-figure>
        ${strokePart(move)} ${stepsPart(variant)}
        ${move.exercise
          ? html`<section>
              <h2 class="say">${say("move.exercise")}</h2>
              <p>${move.exercise.words}</p>
            </section>`
          : nothing}
        ${besidePart(move, catalogue)}
      </div>
      <div class="pad wide-gap">
        ${ladderPart(rungs, this.#wishes(move, variant))} ${listPart("move.cues", move.cues)}
        ${listPart("move.mistakes", move.mistakes, "no")} ${carePart(move, variant, catalogue)}
        ${this.#acts(move, variant)}
      </div>
    </div>
    <div class="two below">
      <div class="pad wide-gap">${listPart("move.notes", move.notes)}</div>
      <div class="pad wide-gap">${this.#known(move)}</div>
    </div>`;
  }

  #wishes(move: Move, chosen: Variant) {
    const profile = this.#profile.value;
    return {
      chosen,
      mass_kg: profile?.mass_kg ?? null,
      isAwkward: (one: Variant) => holds(profile?.awkward ?? [], move.key, one.key),
      wasTooMuch: (one: Variant) => holds(profile?.too_much ?? [], move.key, one.key),
      choose: (one: Variant) => (this.chosen = one.key),
      mark: (one: Variant, isIn: boolean) => {
        const ref = { move: move.key, variant: one.key };
        void this.#profile.change({ awkward: toggledRef(profile?.awkward ?? [], ref, isIn) });
      },
    };
  }

  #acts(move: Move, variant: Variant): TemplateResult {
    const barred = this.#profile.value?.avoid_moves ?? [];
    const isBarred = barred.includes(move.key);
    return html`<section class="pad acts">
      ${move.purpose === "roll"
        ? html`<roller-button
            label=${say("move.start")}
            .busy=${this.isBusy}
            .missing=${isBarred ? say("move.barred") : ""}
            @press=${() => void this.#start(move, variant)}
          ></roller-button>`
        : nothing}
      ${this.refused ? html`<p role="alert">${this.refused}</p>` : nothing}
      <button
        class="quiet boxed"
        type="button"
        aria-pressed=${isBarred}
        @click=${() => this.#bar(move, !isBarred)}
      >
        ${say(isBarred ? "move.allow" : "move.bar")}
      </button>
    </section>`;
  }

  #known(move: Move): unknown {
    if (!this.#evidence.value) return nothing;
    const evidence = asEvidence(this.#evidence.value);
    const sources = move.sources.map((key) => evidence.sources.get(key)).filter((one) => one != null);
    return html`<section>
      <h2 class="say">${say("move.evidence")}</h2>
      ${claimsOf(move, evidence).map((claim) => claimLine(claim))}
      <details>
        <summary>${say("move.sources")}</summary>
        <ul class="sources">
          ${sources.map((source) => html`<li>${sourceLine(source)}</li>`)}
        </ul>
      </details>
    </section>`;
  }

  #bar(move: Move, isIn: boolean): void {
    const avoid_moves = toggled(this.#profile.value?.avoid_moves ?? [], move.key, isIn);
    const done = say(isIn ? "move.bar.done" : "move.allow.done", { name: move.name });
    void this.#profile.change({ avoid_moves }, done);
  }

  async #start(move: Move, variant: Variant): Promise<void> {
    this.isBusy = true;
    this.refused = "";
    try {
      const tools = variant.tools.slice(0, 1);
      const ref = { move: move.key, variant: variant.key };
      const catalogue = asCatalogue(this.#document.value ?? {});
      const others = [...catalogue.moves.keys()].filter((key) => key !== move.key);
      play(await planOne(ref, { tools, place: move.places[0], others }));
    } catch (error) {
      this.refused = say("move.no_plan", { why: (error as Error).message });
    } finally {
      this.isBusy = false;
    }
  }

  /** What each variant's clip says of its load; a clip that is not there says nothing. */
  async #readLoads(move: Move, figure: string): Promise<void> {
    if (this.#asked === move.key + figure) return;
    this.#asked = move.key + figure;
    const loads = move.variants.map(async (variant) => {
      const answer = await fetch(`/bodies/${figure}/${move.key}.${variant.key}.json`);
      const clip = answer.ok ? ((await answer.json()) as { load: Load | null }) : { load: null };
      return [variant.key, clip.load] as const;
    });
    const settled = await Promise.allSettled(loads);
    this.loads = new Map(settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])));
  }
}
customElements.define("move-page", MovePage);

function headPart(move: Move, catalogue: Catalogue): TemplateResult {
  const tools = toolsOf(move).map((key) => named(catalogue.tools, key));
  const optional = move.variants.some((variant) => variant.tools.length === 0);
  return html`<div>
    <h1 class="say">${move.name}</h1>
    <p class="lead">
      ${say("move.lead", {
        anatomy: capital(move.anatomy),
        position: capital(named(catalogue.positions, move.position)),
        tools: either([...(optional ? [say("move.bare")] : []), ...tools]),
      })}
    </p>
    <p class="note">${capital(list(move.places.map((key) => named(catalogue.places, key))))}</p>
  </div>`;
}
