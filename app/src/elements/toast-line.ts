import { html, nothing, type TemplateResult } from "lit";
import { say } from "../words/words";
import { LightElement } from "./light-element";

/** How long a toast stays [s]. */
export const TOAST_S = 6;

interface Toast {
  readonly words: string;
  readonly undo?: (() => void) | undefined;
}

/** Says a line at the foot of the page for six seconds, with Undo if there is a way back. */
export function toast(words: string, undo?: () => void): void {
  dispatchEvent(new CustomEvent<Toast>("unkink-toast", { detail: { words, undo } }));
}

/** The line at the foot; a pointer or the focus on it holds it. Not there in a session. */
export class ToastLine extends LightElement {
  static override properties = { shown: { state: true } };
  declare shown: Toast | undefined;
  #timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("unkink-toast", this.#show);
  }

  override disconnectedCallback(): void {
    removeEventListener("unkink-toast", this.#show);
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    return html`<div class="toast-place" role="status" aria-live="polite">
      ${this.shown ? this.#line(this.shown) : nothing}
    </div>`;
  }

  #line({ words, undo }: Toast): TemplateResult {
    return html`<p
      class="toast"
      @pointerenter=${this.#hold}
      @pointerleave=${this.#wait}
      @focusin=${this.#hold}
      @focusout=${this.#wait}
    >
      <span>${words}</span>
      ${undo
        ? html`<button class="quiet" type="button" @click=${() => this.#undo(undo)}>
            ${say("el.undo")}
          </button>`
        : nothing}
    </p>`;
  }

  #undo(undo: () => void): void {
    this.shown = undefined;
    undo();
  }

  readonly #show = (event: Event): void => {
    this.shown = (event as CustomEvent<Toast>).detail;
    this.#wait();
  };

  readonly #hold = (): void => clearTimeout(this.#timer);

  readonly #wait = (): void => {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => (this.shown = undefined), TOAST_S * 1000);
  };
}
customElements.define("toast-line", ToastLine);
