import { html, svg, type TemplateResult } from "lit";
import { say } from "../words/words";
import { afterKey, gripAt, LEAST_MINUTES, minutesAt, MOST_MINUTES, notches, within } from "./dial";
import { icon } from "./icons";
import { LightElement } from "./light-element";

/**
 * The end of the roller, turned to the minutes there are.
 *
 * Emits `minutes` with the new number as its detail.
 */
export class MinuteDial extends LightElement {
  static override properties = { minutes: { type: Number } };
  declare minutes: number;
  #isHeld = false;

  constructor() {
    super();
    this.minutes = 10;
  }

  protected override render(): TemplateResult {
    return html`<div class="dial">
      ${this.#step(-1)}
      <svg
        class="knob"
        viewBox="0 0 240 222"
        role="slider"
        tabindex="0"
        aria-label=${say("el.minutes")}
        aria-valuemin=${LEAST_MINUTES}
        aria-valuemax=${MOST_MINUTES}
        aria-valuenow=${this.minutes}
        aria-valuetext=${say("el.minutes.value", { count: this.minutes })}
        @keydown=${this.#press}
        @pointerdown=${this.#take}
        @pointermove=${this.#turn}
        @pointerup=${this.#leave}
        @pointercancel=${this.#leave}
      >
        ${this.#face()}
      </svg>
      ${this.#step(1)}
    </div>`;
  }

  #face(): TemplateResult {
    const [x, y] = gripAt(this.minutes);
    return svg`<g class="notches">${notches(this.minutes).map(
      (one) => svg`<line class=${one.filled ? "filled" : ""} x1=${one.x1.toFixed(1)}
        y1=${one.y1.toFixed(1)} x2=${one.x2.toFixed(1)} y2=${one.y2.toFixed(1)} />`,
    )}</g>
    <circle class="ring" cx="120" cy="120" r="88" />
    <circle class="hole" cx="120" cy="120" r="62" />
    <circle class="grip" cx=${x.toFixed(1)} cy=${y.toFixed(1)} r="6.5" />
    <text class="num" x="120" y="130" text-anchor="middle">${this.minutes}</text>
    <text class="unit" x="120" y="154" text-anchor="middle">${say("el.minutes.unit", { count: this.minutes })}</text>`;
  }

  #step(by: 1 | -1): TemplateResult {
    return html`<button
      class="step"
      type="button"
      aria-label=${say(by > 0 ? "el.minutes.more" : "el.minutes.less")}
      ?disabled=${within(this.minutes + by) === this.minutes}
      @click=${() => this.#set(this.minutes + by)}
    >
      ${icon(by > 0 ? "plus" : "minus")}
    </button>`;
  }

  #set(minutes: number): void {
    const asked = within(minutes);
    if (asked === this.minutes) return;
    this.minutes = asked;
    this.dispatchEvent(new CustomEvent("minutes", { detail: asked, bubbles: true }));
  }

  readonly #press = (event: KeyboardEvent): void => {
    const next = afterKey(this.minutes, event.key);
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#set(next);
  };

  readonly #take = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.#isHeld = true;
    (event.currentTarget as SVGSVGElement).setPointerCapture(event.pointerId);
    this.#turn(event);
  };

  readonly #turn = (event: PointerEvent): void => {
    if (!this.#isHeld) return;
    const box = (event.currentTarget as SVGSVGElement).getBoundingClientRect();
    const scale = 240 / box.width;
    this.#set(minutesAt((event.clientX - box.left) * scale, (event.clientY - box.top) * scale));
  };

  readonly #leave = (): void => {
    this.#isHeld = false;
  };
}
customElements.define("minute-dial", MinuteDial);
