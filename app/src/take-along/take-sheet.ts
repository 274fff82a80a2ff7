/** The sheet with all ways to take a routine along. */
import { html, nothing, type TemplateResult } from "lit";
import { UnreachableError } from "../api/client";
import type { RoutineDoc } from "../api/schema";
import { openSheet, type Sheet } from "../elements/sheet";
import { duration } from "../words/format";
import { say } from "../words/words";
import { saveFile } from "../shell/save-file";
import { askFile, askOffer, type Offer, passOn } from "./ask";
import { nextHour, paperOf, type Way, waysOf } from "./ways";

/** Opens the sheet for a routine. */
export function openTakeSheet(routine: RoutineDoc): void {
  const take = new TakeSheet(routine);
  take.show(openSheet(() => ({ heading: say("take.title"), body: take.drawn() })));
}

class TakeSheet {
  #sheet: Sheet | undefined;
  #offer: Offer | undefined;
  #failed: Error | undefined;
  #busy = "";
  #begins = nextHour(new Date());
  /** What each way said last. */
  readonly #said = new Map<string, string>();

  constructor(private readonly routine: RoutineDoc) {}

  show(sheet: Sheet): void {
    this.#sheet = sheet;
    void this.#ask();
  }

  drawn(): TemplateResult {
    const { title, total_s } = this.routine;
    return html`<p class="strong take-what">${title} <span class="note">${duration(total_s)}</span></p>
      <p class="note">${say("take.holds")}</p>
      ${this.#failed ? this.#away(this.#failed) : nothing}
      ${this.#offer
        ? html`<ul class="take-ways">
            ${waysOf(this.#offer.forms).map((way) => this.#way(way, this.#offer as Offer))}
          </ul>`
        : this.#failed
          ? nothing
          : html`<p class="note" role="status">${say("state.waiting")}</p>`}`;
  }

  #away(error: Error): TemplateResult {
    const words = error instanceof UnreachableError ? say("take.away") : error.message;
    return html`<p role="alert">${words}</p>
      <button class="quiet boxed" type="button" @click=${() => void this.#ask()}>${say("state.again")}</button>`;
  }

  #way(way: Way, offer: Offer): TemplateResult {
    const { key } = way;
    const isBarred = key === "link" && !offer.link;
    return html`<li class="take-way" data-way=${key}>
      <button
        class="take-act"
        type="button"
        aria-describedby="way-${key}"
        aria-busy=${this.#busy === key}
        ?disabled=${isBarred}
        @click=${() => void this.#take(way)}
      >
        <span class="name">${say(`take.${key}`)}</span>
        <span class="note" id="way-${key}">${isBarred ? offer.why : say(`take.${key}.note`)}</span>
      </button>
      ${key === "ics" ? this.#when() : nothing} ${key === "link" && offer.link?.is_local ? this.#local() : nothing}
      <p class="note said" role="status">${this.#said.get(key) ?? ""}</p>
    </li>`;
  }

  #when(): TemplateResult {
    return html`<label class="take-when">
      <span>${say("take.when")}</span>
      <input
        type="datetime-local"
        required
        .value=${this.#begins}
        @change=${(event: Event) => (this.#begins = (event.target as HTMLInputElement).value)}
      />
    </label>`;
  }

  #local(): TemplateResult {
    return html`<p class="note">
      ${say("take.local")} <a href="/settings" @click=${() => this.#sheet?.close()}>${say("take.local.mend")}</a>
    </p>`;
  }

  async #ask(): Promise<void> {
    this.#failed = undefined;
    this.#sheet?.update();
    try {
      this.#offer = await askOffer(this.routine);
    } catch (error) {
      this.#failed = error as Error;
    }
    this.#sheet?.update();
  }

  async #take(way: Way): Promise<void> {
    if (this.#busy) return;
    this.#tell(way, "", true);
    try {
      this.#tell(way, await this.#done(way));
    } catch (error) {
      this.#tell(way, error instanceof UnreachableError ? say("take.away") : (error as Error).message);
    }
  }

  #tell({ key }: Way, words: string, isBusy = false): void {
    this.#busy = isBusy ? key : "";
    this.#said.set(key, words);
    this.#sheet?.update();
  }

  /** Does what a way does and returns what to say of it. */
  async #done({ key, act }: Way): Promise<string> {
    const { title } = this.routine;
    if (act === "link") {
      const url = this.#offer?.link?.link ?? "";
      return passedWords(await passOn({ title, url }, url), "take.link.copied");
    }
    const begins = new Date(this.#begins);
    if (key === "ics" && Number.isNaN(begins.getTime())) return say("take.when.missing");
    const file = await askFile(key, {
      routine: { ...this.routine },
      ...(key === "ics" ? { begins: begins.toISOString() } : {}),
      ...(key === "pdf" ? { paper: paperOf(navigator.language) } : {}),
    });
    if (act === "say") {
      const text = await file.data.text();
      const passed = await passOn({ title, text }, text);
      if (passed !== "refused") return passedWords(passed, "take.txt.copied");
    }
    saveFile(file.name, file.data);
    return say("take.kept", { file: file.name });
  }
}

function passedWords(passed: Awaited<ReturnType<typeof passOn>>, copied: "take.link.copied" | "take.txt.copied"): string {
  if (passed === "copied") return say(copied);
  if (passed === "refused") return say("take.link.refused");
  return passed === "shared" ? say("take.shared") : "";
}
