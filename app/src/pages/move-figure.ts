import { html, type PropertyValues, type TemplateResult } from "lit";
import "../elements/still-picture";
import { LightElement } from "../elements/light-element";
import type { SessionFigure } from "../session/session-figure";
import { say } from "../words/words";

/**
 * A move's picture, and the figure that does it when asked: nothing moves on its own outside
 * a session, and what moves can be held still.
 */
export class MoveFigure extends LightElement {
  static override properties = {
    figure: { type: String },
    move: { type: String },
    variant: { type: String },
    label: { type: String },
    isMoving: { state: true },
    isLive: { state: true },
  };
  declare figure: string;
  declare move: string;
  declare variant: string;
  /** What is to be seen. */
  declare label: string;
  declare isMoving: boolean;
  /** The figure was asked for once; its parts are here from then on. */
  declare isLive: boolean;
  #frame = 0;
  /** Where in its loop the figure stands [s]. */
  #seconds = 0;
  #before = 0;

  constructor() {
    super();
    this.isMoving = false;
    this.isLive = false;
  }

  override disconnectedCallback(): void {
    cancelAnimationFrame(this.#frame);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("variant")) this.#seconds = 0;
  }

  protected override render(): TemplateResult {
    return html`<div class="hero">
        ${this.isLive
          ? html`<session-figure
              .figure=${this.figure}
              .move=${this.move}
              .variant=${this.variant}
              side="left"
              label=${this.label}
            ></session-figure>`
          : html`<still-picture eager .move=${this.move} .variant=${this.variant} alt=${this.label}></still-picture>`}
      </div>
      <p>
        <button class="quiet boxed" type="button" aria-pressed=${this.isMoving} @click=${this.#turn}>
          ${say(this.isMoving ? "move.hold_still" : "move.see_it")}
        </button>
      </p>`;
  }

  readonly #turn = async (): Promise<void> => {
    if (this.isMoving) {
      this.isMoving = false;
      cancelAnimationFrame(this.#frame);
      return;
    }
    await import("../session/session-figure");
    this.isLive = true;
    this.isMoving = true;
    this.#before = performance.now();
    this.#frame = requestAnimationFrame(this.#step);
  };

  readonly #step = (now: number): void => {
    const shown = this.querySelector<SessionFigure>("session-figure");
    if (shown?.seconds) {
      this.#seconds = (this.#seconds + (now - this.#before) / 1000) % shown.seconds;
      shown.draw(this.#seconds);
    }
    this.#before = now;
    this.#frame = requestAnimationFrame(this.#step);
  };
}
customElements.define("move-figure", MoveFigure);
