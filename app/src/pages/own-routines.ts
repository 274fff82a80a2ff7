import { html, nothing, type TemplateResult } from "lit";
import { cache } from "../api/cache";
import type { Catalogue } from "../api/catalogue";
import { call } from "../api/client";
import { Reading } from "../api/reading";
import type { PlanDoc, SavedRoutineDoc, SavedRoutineList } from "../api/schema";
import { LightElement } from "../elements/light-element";
import { toast } from "../elements/toast-line";
import { takePart } from "../take-along/take-part";
import { duration } from "../words/format";
import { say } from "../words/words";
import { asked } from "./ask-sheet";
import { play } from "./handover";
import { drawn } from "./page-state";
import { isFault, MOST_BYTES, renamed, type RoutineFile, routineIn } from "./routine-file";
import { askWords, type Told } from "./words-form";

const PATH = "/routines";
/** Where Today keeps the plan that it showed last. */
const LAST_PLAN = "today/plan";

/** Routines that were kept: played, named, carried as files, removed. */
export class OwnRoutines extends LightElement {
  static override properties = { catalogue: { attribute: false }, last: { state: true } };
  declare catalogue: Catalogue | undefined;
  declare last: PlanDoc | undefined;
  readonly #kept = new Reading<SavedRoutineList>(this, () => PATH);

  override connectedCallback(): void {
    super.connectedCallback();
    void cache.kept<PlanDoc>(LAST_PLAN).then((plan) => (this.last = plan));
  }

  protected override render(): TemplateResult {
    return html`<div class="acts-row">
        <button class="quiet boxed" type="button" ?disabled=${!this.last} @click=${this.#saveLast}>
          ${say("routines.save")}
        </button>
        <button class="quiet boxed" type="button" @click=${this.#choose}>${say("routines.import")}</button>
      </div>
      ${this.last ? nothing : html`<p class="note">${say("routines.save.none")}</p>`}
      ${drawn(this.#kept, ({ items }) =>
        items.length
          ? html`<ul class="rows">${items.map((one) => html`<li class="listed">${this.#one(one)}</li>`)}</ul>`
          : html`<p class="note">${say("routines.own.none")}</p>`,
      )}`;
  }

  #one(kept: SavedRoutineDoc): TemplateResult {
    const { routine, unknown } = kept;
    const facts = say("routines.facts", { time: duration(routine.total_s), count: routine.bouts.length });
    const author = routine.author ? ` · ${say("routines.by", { author: routine.author })}` : "";
    return html`<h3>${routine.title}</h3>
      <p class="note">${facts}${author}</p>
      ${routine.notes.map((note) => html`<p>${note}</p>`)}
      <details>
        <summary>${say("routines.inside")}</summary>
        <ol class="count">
          ${routine.bouts.map(({ move }) => {
            const name = this.catalogue?.moves.get(move)?.name;
            return html`<li>${name ? html`<a href="/moves/${move}">${name}</a>` : html`<span>${move}</span>`}</li>`;
          })}
        </ol>
      </details>
      ${unknown.length
        ? html`<p class="care">${say("routines.unknown", { moves: unknown.join(", ") })}</p>`
        : nothing}
      <div class="acts-row">
        ${unknown.length
          ? nothing
          : html`<button
              class="quiet on"
              type="button"
              aria-label=${say("routines.play_of", { name: routine.title })}
              @click=${() => void this.#play(kept)}
            >
              ${say("routines.play")}
            </button>`}
        ${actPart(say("routines.edit"), routine.title, () => void this.#edit(kept))}
        ${takePart(routine)}
        ${actPart(say("routines.remove"), routine.title, () => void this.#remove(kept))}
      </div>`;
  }

  readonly #saveLast = async (): Promise<void> => {
    const routine = this.last?.routine;
    if (!routine) return;
    const told = await askWords(toldOf(routine));
    if (told) await this.#keep(renamed(routine, told));
  };

  readonly #choose = (): void => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".json,application/json";
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (file) void this.#bring(file);
    });
    input.click();
  };

  async #bring(file: File): Promise<void> {
    if (file.size > MOST_BYTES) return toast(say("routines.fault.large", { file: file.name }));
    const found = routineIn(await file.text());
    if (isFault(found)) {
      return toast(say(`routines.fault.${found.key}`, { file: file.name, ...found.values }));
    }
    await this.#keep(found);
  }

  async #keep(routine: RoutineFile): Promise<void> {
    await this.#done(async () => {
      await call(PATH, { method: "POST", body: { routine } });
      return say("routines.saved", { title: routine.title });
    });
  }

  async #edit({ id, routine }: SavedRoutineDoc): Promise<void> {
    const told = await askWords(toldOf(routine));
    if (!told) return;
    await this.#done(async () => {
      await call(`${PATH}/${id}`, { method: "PUT", body: { routine: renamed(routine, told) } });
      return say("routines.saved", { title: told.title });
    });
  }

  async #remove({ id, routine: { title } }: SavedRoutineDoc): Promise<void> {
    const heading = say("routines.remove.ask", { title });
    const words = say("routines.remove.words");
    if (!(await asked({ heading, words, act: say("routines.remove") }))) return;
    await this.#done(async () => {
      await call(`${PATH}/${id}`, { method: "DELETE" });
      return say("routines.removed", { title });
    });
  }

  async #play({ id }: SavedRoutineDoc): Promise<void> {
    try {
      play(await call<PlanDoc>(`${PATH}/${id}/plan`, { method: "POST" }));
    } catch (error) {
      toast(say("move.no_plan", { why: (error as Error).message }));
    }
  }

  /** Does something and says so; what the server refuses is said in its words. */
  async #done(act: () => Promise<string>): Promise<void> {
    try {
      toast(await act());
      await this.#kept.again();
    } catch (error) {
      toast(say("state.not_saved", { why: (error as Error).message }));
    }
  }
}
customElements.define("own-routines", OwnRoutines);

function toldOf({ title, author, notes }: RoutineFile): Told {
  return { title, author, notes: notes.join("\n") };
}

/** An act on one routine; readers hear of which. */
function actPart(words: string, title: string, act: () => void): TemplateResult {
  return html`<button class="quiet" type="button" aria-label="${words}: ${title}" @click=${act}>${words}</button>`;
}
