import { html, svg, type TemplateResult } from "lit";
import { say } from "../words/words";
import { smooth } from "./kink-path";
import { LightElement } from "./light-element";

const LEFT = 5;
const RIGHT = 970;
const MIDDLE = 32;
const BEAD = 26;

/** The whole line before anything is rolled, in a box of 1000 by 64. */
export const KINKED = smooth([
  [LEFT, MIDDLE],
  [LEFT + 10, MIDDLE],
  ...Array.from({ length: 46 }, (_, at): [number, number] => [LEFT + 25 + 20 * at, at % 2 ? 6 : 58]),
  [RIGHT - 25, MIDDLE],
  [996, MIDDLE],
]);

/** Returns where the bead is at a share of the set. */
export function beadAt(share: number): number {
  return LEFT + (RIGHT - LEFT) * Math.max(0, Math.min(1, share));
}

let count = 0;

/**
 * A set as a kinked line that a roller smooths. `show` moves the bead without drawing the
 * page anew, so that it can roll with every frame.
 */
export class RollerLine extends LightElement {
  readonly #id = `rolled-${(count += 1)}`;

  /** Moves the bead to a share of the set, 0 to 1. */
  show(share: number): void {
    const at = beadAt(share).toFixed(1);
    this.querySelector(".gone")?.setAttribute("d", `M${LEFT} ${MIDDLE}H${at}`);
    this.querySelector("rect")?.setAttribute("x", at);
    for (const circle of this.querySelectorAll("circle")) circle.setAttribute("cx", at);
    const svg = this.querySelector("svg");
    const words = say("session.set_done", { percent: Math.round(100 * share) });
    if (svg && svg.getAttribute("aria-label") !== words) svg.setAttribute("aria-label", words);
  }

  protected override render(): TemplateResult {
    return html`<svg class="smooth" viewBox="0 0 1000 64" role="img" aria-label=${say("session.set_done", { percent: 0 })}>
      ${svg`<clipPath id=${this.#id}><rect x=${LEFT} y="0" width="1000" height="64" /></clipPath>
        <path class="kinks" d=${KINKED} clip-path="url(#${this.#id})" />
        <path class="gone" d="M${LEFT} ${MIDDLE}H${LEFT}" />
        <circle class="bead" cx=${LEFT} cy=${MIDDLE} r=${BEAD} />
        <circle class="core" cx=${LEFT} cy=${MIDDLE} r=${BEAD / 2} />`}
    </svg>`;
  }
}
customElements.define("roller-line", RollerLine);
