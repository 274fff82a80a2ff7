import { html, nothing, type TemplateResult } from "lit";
import { icon, type IconName } from "./icons";
import { LightElement } from "./light-element";

/**
 * The one primary act of a page: a roller with its ring cap.
 *
 * It emits `press`. Without an act it stays in reach of the keyboard and says in `missing`
 * what it waits for.
 */
export class RollerButton extends LightElement {
  static override properties = {
    label: { type: String },
    sub: { type: String },
    missing: { type: String },
    act: { type: String },
    busy: { type: Boolean },
  };
  declare label: string;
  /** What stands at the far end, such as the time. */
  declare sub: string;
  /** What is missing before it can be pressed; empty if nothing. */
  declare missing: string;
  declare act: IconName;
  declare busy: boolean;

  constructor() {
    super();
    this.label = "";
    this.sub = "";
    this.missing = "";
    this.act = "play";
  }

  protected override render(): TemplateResult {
    const isOff = this.busy || this.missing !== "";
    return html`<button
        class="roll"
        type="button"
        aria-disabled=${isOff ? "true" : nothing}
        aria-describedby=${this.missing ? "roll-missing" : nothing}
        @click=${this.#press}
      >
        <span class="cap">${icon(this.act)}</span>
        <span class="say">${this.label}</span>
        ${this.sub ? html`<span class="sub">${this.sub}</span>` : nothing}
      </button>
      ${this.missing ? html`<p class="note" id="roll-missing">${this.missing}</p>` : nothing}`;
  }

  readonly #press = (event: MouseEvent): void => {
    event.stopPropagation();
    if (this.busy || this.missing) return;
    this.dispatchEvent(new CustomEvent("press", { bubbles: true }));
  };
}
customElements.define("roller-button", RollerButton);
