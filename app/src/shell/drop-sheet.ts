import { html, nothing, type TemplateResult } from "lit";
import { LightElement } from "../elements/light-element";
import "../elements/progress-ring";
import { toast } from "../elements/toast-line";
import { say } from "../words/words";
import { type Intake, type NamedFile, sumWords, takeIn } from "./intake";

/** Files are named up to this many; the rest is counted. */
const NAMED = 200;

/** Tells how files come in: progress, then one sentence, then each that gave no run. */
export class DropSheet extends LightElement {
  static override properties = { intake: { state: true }, busy: { state: true } };
  declare intake: Intake | undefined;
  declare busy: boolean;
  readonly #leave = new AbortController();
  #waiting: NamedFile[] = [];

  /** Takes more files in, after those that are on their way. */
  add(files: readonly NamedFile[]): void {
    this.#waiting.push(...files);
    if (!this.busy) void this.#work();
  }


  protected override render(): TemplateResult {
    const intake = this.intake;
    if (!intake) return html`<p>${say("drop.kinds")}</p>`;
    return html`<div class="intake" aria-live="polite">
        ${this.busy ? this.#progress(intake) : html`<p class="lead">${sumWords(intake)}</p>`}
      </div>
      ${intake.leftOut.length ? leftOut(intake) : nothing}
      ${this.busy ? nothing : this.#ends(intake)}`;
  }

  #progress({ total, done, now }: Intake): TemplateResult {
    const share = (done + (now?.share ?? 0)) / Math.max(1, total);
    return html`<div class="going">
      <progress-ring share=${share} label=${say("drop.progress")}></progress-ring>
      <p>
        <strong>${say(now?.act === "read" ? "drop.reading" : "drop.sending")}</strong>
        <span class="note file">${now?.name ?? ""}</span>
        ${total > 1 ? html`<span class="note">${say("drop.of", { done, total })}</span>` : nothing}
      </p>
      <button class="quiet" type="button" @click=${() => this.#leave.abort()}>${say("drop.stop")}</button>
    </div>`;
  }

  #ends(intake: Intake): TemplateResult {
    return html`<div class="choose">
      <button class="quiet boxed" type="button" @click=${() => this.#tell("done")}>
        ${say("drop.show")}
      </button>
      ${intake.newRuns.length
        ? html`<button class="quiet" type="button" @click=${() => this.#tell("undo", intake.newRuns)}>
            ${say("el.undo")}
          </button>`
        : nothing}
    </div>`;
  }

  #tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  async #work(): Promise<void> {
    this.busy = true;
    const files = this.#waiting.splice(0);
    this.intake = await takeIn(files, {
      signal: this.#leave.signal,
      from: this.intake,
      onStep: (intake) => (this.intake = intake),
    });
    dispatchEvent(new CustomEvent("unkink-runs"));
    this.busy = false;
    if (this.#waiting.length && !this.#leave.signal.aborted) return this.#work();
    // The sheet may be closed by now: work goes on without it, and ends in a line.
    if (!this.isConnected) toast(sumWords(this.intake));
  }
}
customElements.define("drop-sheet", DropSheet);

function leftOut({ leftOut: files, counts }: Intake): TemplateResult {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return html`<details class="left-out">
    <summary>${say("drop.left_out", { count: all })}</summary>
    <ul>
      ${files.slice(0, NAMED).map(
        ({ file, why }) => html`<li><strong class="file">${file}</strong> <span class="note">${why}</span></li>`,
      )}
    </ul>
    ${all > Math.min(NAMED, files.length)
      ? html`<p class="note">${say("drop.more", { count: all - Math.min(NAMED, files.length) })}</p>`
      : nothing}
  </details>`;
}
