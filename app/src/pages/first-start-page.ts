import { html, nothing, svg, type TemplateResult } from "lit";
import { asCatalogue, CATALOGUE, type Catalogue } from "../api/catalogue";
import { changed } from "../api/profile";
import { Reading } from "../api/reading";
import type { ProfileOut, ProfilePatch } from "../api/schema";
import "../elements/chip-set";
import { MARK_PATH } from "../elements/kink-path";
import { LightElement } from "../elements/light-element";
import "../elements/roller-button";
import { whenIdle } from "../shell/idle";
import { knownProfile, loadProfile, patchProfile, skipStart } from "../shell/profile";
import { go, type Params } from "../shell/router";
import { capital } from "../words/capital";
import { say } from "../words/words";
import "./caution-list";
import { foundCautions } from "./cautions";
import { bodyPart } from "./settings-body";

const SCREENS = 3;
const ROLLED_WITH = ["roller", "half_roller", "ball", "stick"];

/** Three screens at the very start; each can be skipped, and nothing must be told. */
export class FirstStartPage extends LightElement {
  static override properties = {
    params: { attribute: false },
    at: { state: true },
    profile: { state: true },
    told: { state: true },
    error: { state: true },
    busy: { state: true },
    sought: { state: true },
  };
  declare params: Params;
  /** Which screen, from 0. */
  declare at: number;
  declare profile: ProfileOut | undefined;
  /** What was told here so far. */
  declare told: Partial<ProfilePatch>;
  declare error: string;
  declare busy: boolean;
  declare sought: string;
  readonly #catalogue = new Reading<object>(this, () => CATALOGUE);

  constructor() {
    super();
    this.at = 0;
    this.told = {};
    this.sought = "";
    this.profile = knownProfile();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    whenIdle(() => void import("../elements/body-map"));
    void loadProfile().then(
      (profile) => (this.profile = profile),
      (problem: Error) => (this.error = problem.message),
    );
  }

  protected override render(): TemplateResult {
    return html`<div class="start">
      <div class="start-top">
        <span class="mark say"><svg class="ln" viewBox="0 0 64 24" aria-hidden="true">${svg`<path d=${MARK_PATH} />`}</svg>unkink</span>
        <span class="note">${say("start.of", { at: this.at + 1, all: SCREENS })}</span>
      </div>
      ${this.#screen()} ${this.error ? html`<p role="alert">${this.error}</p>` : nothing}
      ${this.#ends()}
    </div>`;
  }

  #screen(): TemplateResult {
    const catalogue = this.#catalogue.value ? asCatalogue(this.#catalogue.value) : undefined;
    if (this.at === 0) return this.#figure();
    if (this.at === 1) return this.#tools(catalogue);
    return this.#cautions(catalogue);
  }

  #figure(): TemplateResult {
    if (!this.profile) return html`<h1 class="say">${say("start.figure")}</h1>`;
    const profile = changed(this.profile, this.told);
    const { units } = profile;
    return html`<div class="two even">
      <section class="pad">
        <h1 class="say">${say("start.figure")}</h1>
        <h2 class="vh">${say("settings.body")}</h2>
        ${bodyPart(profile, (change) => void this.#figured(change))}
        <div class="field">
          <span>${say("start.units")}</span>
          <chip-set
            single
            label=${say("start.units")}
            .chips=${[
              { key: "km", label: say("start.units.km") },
              { key: "mi", label: say("start.units.mi") },
            ]}
            .chosen=${[units]}
            @chosen=${(event: CustomEvent<string[]>) => this.#tell({ units: event.detail[0] as "km" })}
          ></chip-set>
        </div>
      </section>
      <section>
        <body-map quiet figure=${this.profile?.figure ?? ""}></body-map>
      </section>
    </div>`;
  }

  #tools(catalogue: Catalogue | undefined): TemplateResult {
    const chips = (keys: Iterable<string>, part: Catalogue["tools"] | undefined) =>
      [...keys].flatMap((key) => (part?.has(key) ? [{ key, label: capital(part.get(key)?.name ?? key) }] : []));
    const { tools = [], place = "home", mobility = "able" } = { ...this.profile, ...this.told };
    return html`<section class="pad narrow">
      <h1 class="say">${say("start.tools")}</h1>
      <p class="lead">${say("start.tools.lead")}</p>
      <chip-set
        label=${say("today.tools")}
        .chips=${chips(ROLLED_WITH, catalogue?.tools)}
        .chosen=${tools ?? []}
        @chosen=${(event: CustomEvent<string[]>) => this.#tell({ tools: event.detail })}
      ></chip-set>
      <ul class="rows plain">
        ${ROLLED_WITH.map((key) => catalogue?.tools.get(key)).map((tool) => (tool ? toolWords(tool) : nothing))}
      </ul>
      <h2 class="say">${say("start.place")}</h2>
      <chip-set
        single
        label=${say("today.place")}
        .chips=${chips(catalogue?.places.keys() ?? [], catalogue?.places)}
        .chosen=${[place ?? "home"]}
        @chosen=${(event: CustomEvent<string[]>) => this.#tell({ place: event.detail[0] ?? "home" })}
      ></chip-set>
      <h2 class="say">${say("start.floor")}</h2>
      <chip-set
        single
        label=${say("start.floor")}
        .chips=${(["able", "stiff"] as const).map((key) => ({ key, label: say(`start.floor.${key}`) }))}
        .chosen=${[mobility ?? "able"]}
        @chosen=${(event: CustomEvent<string[]>) => this.#tell({ mobility: event.detail[0] as "able" })}
      ></chip-set>
    </section>`;
  }

  #cautions(catalogue: Catalogue | undefined): TemplateResult {
    const { cautions = [] } = { ...this.profile, ...this.told };
    return html`<section class="pad narrow">
      <h1 class="say">${say("start.cautions")}</h1>
      <p class="lead">${say("start.cautions.lead")}</p>
      ${catalogue
        ? html`<h2 class="vh">${say("start.cautions.list")}</h2>
            ${this.#search()}
            <caution-list
              .catalogue=${{ ...catalogue, cautions: foundCautions(catalogue.cautions, this.sought) }}
              .held=${cautions ?? []}
              ?open=${this.sought !== ""}
              @held=${(event: CustomEvent<ProfileOut["cautions"]>) => this.#tell({ cautions: event.detail })}
            ></caution-list>
            <p class="more">${catalogue.disclaimer}</p>`
        : nothing}
    </section>`;
  }

  #search(): TemplateResult {
    return html`<label class="field">
      <span>${say("start.cautions.search")}</span>
      <input
        type="search"
        autocomplete="off"
        @input=${(event: InputEvent) => (this.sought = (event.target as HTMLInputElement).value)}
      />
    </label>`;
  }

  #ends(): TemplateResult {
    const isLast = this.at === SCREENS - 1;
    return html`<div class="dock">
      <roller-button
        label=${say(isLast ? "start.done" : "start.next")}
        ?busy=${this.busy}
        @press=${isLast ? this.#finish : this.#next}
      ></roller-button>
      <div class="start-ends">
        ${this.at > 0 ? html`<button class="quiet" type="button" @click=${() => this.#go(this.at - 1)}>${say("start.back")}</button>` : nothing}
        <button class="quiet" type="button" @click=${isLast ? this.#finish : this.#skip}>${say("start.skip")}</button>
        <button class="quiet" type="button" @click=${this.#leave}>${say("start.leave")}</button>
      </div>
    </div>`;
  }

  #tell(change: Partial<ProfilePatch>): void {
    this.told = { ...this.told, ...change };
  }

  /** The figure is chosen by the server; it changes as one tells. */
  async #figured(change: Partial<ProfilePatch>): Promise<void> {
    this.#tell(change);
    try {
      this.profile = await patchProfile(change);
      this.error = "";
    } catch (problem) {
      this.error = (problem as Error).message;
    }
  }

  #go(at: number): void {
    this.at = at;
    scrollTo(0, 0);
    void this.updateComplete.then(() => {
      const heading = this.querySelector<HTMLElement>("h1");
      heading?.setAttribute("tabindex", "-1");
      heading?.focus({ preventScroll: true });
    });
  }

  readonly #next = (): void => this.#go(this.at + 1);

  /** What was told on this screen is not taken. */
  readonly #skip = (): void => {
    const fields = this.at === 1 ? ["tools", "place", "mobility"] : ["units"];
    this.told = Object.fromEntries(Object.entries(this.told).filter(([key]) => !fields.includes(key)));
    this.#next();
  };

  readonly #leave = (): void => {
    skipStart();
    go("/");
  };

  readonly #finish = async (): Promise<void> => {
    this.busy = true;
    try {
      await patchProfile({ ...this.told, is_set_up: true });
      go("/");
    } catch (problem) {
      this.error = (problem as Error).message;
    }
    this.busy = false;
  };
}
customElements.define("first-start-page", FirstStartPage);

function toolWords(tool: { readonly name: string; readonly words?: string }): unknown {
  return tool.words ? html`<li class="note"><strong>${capital(tool.name)}.</strong> ${tool.words}</li>` : nothing;
}
