import { html, svg, type TemplateResult } from "lit";
import { LightElement } from "./light-element";

/** How much of a whole is done, as a roller's end that fills. */
export class ProgressRing extends LightElement {
  static override properties = { share: { type: Number }, label: { type: String } };
  /** 0 to 1. */
  declare share: number;
  declare label: string;

  constructor() {
    super();
    this.share = 0;
    this.label = "";
  }

  protected override render(): TemplateResult {
    const done = Math.max(0, Math.min(1, this.share));
    return html`<svg
      class="progress"
      viewBox="0 0 64 64"
      role="progressbar"
      aria-label=${this.label}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${Math.round(100 * done)}
    >
      ${svg`<circle class="track" cx="32" cy="32" r="24" />
        <circle class="done" cx="32" cy="32" r="24" pathLength="100"
          stroke-dasharray="${(100 * done).toFixed(1)} 100" transform="rotate(-90 32 32)" />`}
    </svg>`;
  }
}
customElements.define("progress-ring", ProgressRing);
