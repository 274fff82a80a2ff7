import { html, nothing, type TemplateResult } from "lit";
import { asCatalogue, CATALOGUE } from "../api/catalogue";
import { call } from "../api/client";
import { Paged } from "../api/paged";
import { Reading } from "../api/reading";
import type { LeftOutDoc, RunDoc, UploadDoc } from "../api/schema";
import { icon } from "../elements/icons";
import { LightElement } from "../elements/light-element";
import { capital } from "../words/capital";
import { toast } from "../elements/toast-line";
import { chooseFiles, RUNS_CHANGED } from "../shell/drop";
import { say } from "../words/words";
import { asked } from "./ask-sheet";
import { shortDay } from "./figures";
import { drawn } from "./page-state";
import { askedWords, bandStep, factWords, strongest } from "./run-words";
import "../elements/kinked-line";

/** All runs, the newest first; what was left out; more can be added. */
export class RunsPage extends LightElement {
  readonly #runs = new Paged<RunDoc>(this, "/runs");
  readonly #catalogue = new Reading<object>(this, () => CATALOGUE);
  readonly #uploads = new Reading<object>(this, () => "/uploads");

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener(RUNS_CHANGED, this.#again);
  }

  override disconnectedCallback(): void {
    removeEventListener(RUNS_CHANGED, this.#again);
    super.disconnectedCallback();
  }

  protected override render(): unknown {
    return drawn(this.#runs.first, () => this.#all(), { isPage: true });
  }

  #all(): TemplateResult {
    const { items, count, hasMore } = this.#runs;
    return html`<div class="headline">
        <div>
          <h1 class="say">${count ? say("runs.title", { count }) : say("runs.title.none")}</h1>
          <p class="lead">${say(count ? "runs.lead" : "runs.empty")}</p>
        </div>
        <button class="quiet on" type="button" @click=${chooseFiles}>
          ${icon("plus")}${say("runs.add")}
        </button>
      </div>
      ${items.length
        ? html`<ul class="rows runs">
            ${items.map((run) => html`<li class="row">${this.#row(run)}</li>`)}
          </ul>`
        : nothing}
      ${hasMore
        ? html`<p class="more-line">
            <button class="quiet boxed" type="button" ?disabled=${this.#runs.isBusy} @click=${this.#more}>
              ${say("runs.more")}
            </button>
            <span class="note">${say("runs.shown", { shown: items.length, count })}</span>
          </p>`
        : nothing}
      ${this.#leftOut()}`;
  }

  #row(run: RunDoc): TemplateResult {
    const groups = this.#catalogue.value ? asCatalogue(this.#catalogue.value).groups : {};
    const band = strongest(run);
    return html`<a class="rowlink" href="/runs/${run.id}">
        <span class="name">${shortDay(run.start)}${run.name ? ` · ${run.name}` : ""}</span>
        <span class="note">${factWords(run)}</span>
        <span class="note">${capital(askedWords(run, groups))}</span>
      </a>
      <kinked-line kinks=${bandStep(band)} quiet></kinked-line>
      <button
        class="quiet"
        type="button"
        aria-label=${say("runs.delete.of", { when: shortDay(run.start) })}
        @click=${() => void this.#remove(run)}
      >
        ${icon("cross")}
      </button>`;
  }

  #leftOut(): unknown {
    const uploads = listOf<UploadDoc>(this.#uploads.value).filter(
      (upload) => upload.left_out.length || upload.state !== "done",
    );
    if (!uploads.length) return nothing;
    return html`<section class="group">
      <h2 class="say">${say("runs.left_out")}</h2>
      <p class="note">${say("runs.left_out.note")}</p>
      ${uploads.map((upload) => uploadPart(upload))}
    </section>`;
  }

  async #remove(run: RunDoc): Promise<void> {
    const when = shortDay(run.start);
    const question = {
      heading: say("runs.delete.ask", { when }),
      words: say("runs.delete.words"),
      act: say("runs.delete"),
    };
    if (!(await asked(question))) return;
    try {
      await call(`/runs/${run.id}`, { method: "DELETE" });
      this.#runs.drop(run.id);
      toast(say("runs.deleted", { when }));
    } catch (error) {
      toast(say("state.not_saved", { why: (error as Error).message }));
    }
  }

  readonly #more = (): void => {
    this.#runs.more().catch((error: Error) => toast(say("state.failed", { why: error.message })));
  };

  readonly #again = (): void => {
    void this.#runs.again();
    void this.#uploads.again();
  };
}
customElements.define("runs-page", RunsPage);

function uploadPart(upload: UploadDoc): TemplateResult {
  const counts = Object.entries(upload.left_out_counts).map(
    ([kind, count]) => say(`kind.${kind as LeftOutDoc["kind"]}`, { count: Number(count) }),
  );
  const all = Object.values(upload.left_out_counts).reduce((sum, one) => sum + Number(one), 0);
  const rest = all - upload.left_out.length;
  if (upload.state !== "done") return html`<p>${progressWords(upload)}</p>`;
  return html`<details>
    <summary>${upload.name}: ${counts.join(", ")}</summary>
    <ul class="bul">
      ${upload.left_out.map((one) => html`<li><b>${one.file}</b> ${one.why}</li>`)}
      ${rest > 0 ? html`<li>${say("runs.upload.more", { count: rest })}</li>` : nothing}
    </ul>
  </details>`;
}

function progressWords(upload: UploadDoc): string {
  const { name } = upload;
  if (upload.state === "failed") return say("runs.upload.failed", { name, why: upload.error });
  const share = upload.state === "reading" ? upload.done_share : upload.offset / upload.size_bytes;
  return say(`runs.upload.${upload.state === "done" ? "reading" : upload.state}`, {
    name,
    share: Math.round(100 * share),
  });
}

/** Returns the rows of a list, bare or in parts. */
function listOf<T>(document: object | undefined): T[] {
  if (Array.isArray(document)) return document as T[];
  return ((document as { items?: T[] } | undefined)?.items ?? []) as T[];
}
