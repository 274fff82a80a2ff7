import { html, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import type { Group, GroupDoc } from "../api/schema";
import { isDark } from "../shell/profile";
import { say } from "../words/words";
import { BodyDrawing, type Name } from "./body-drawing";
import { icon } from "./icons";
import { LightElement } from "./light-element";
import { isWide, seesBack, wrapped } from "./map-layout";
import "./kinked-line";
import "./load-badge";
import "./body-still";

const KEY_TURN_DEG = 15;
/** A finger that moves less than this taps [px]. */
const TAP_PX = 6;
const TURN_DEG_PER_PX = 0.6;

/**
 * The body as it stands, coloured by need, with the neediest muscles named.
 *
 * Turned by dragging, arrow keys and buttons. Emits `pick` with a group when a region or a
 * name is tapped. Without WebGL two still pictures stand there instead.
 */
export class BodyMap extends LightElement {
  static override properties = {
    groups: { attribute: false },
    figure: { type: String },
    quiet: { type: Boolean },
    turnDeg: { state: true },
    names: { state: true },
    impossible: { state: true },
    wide: { state: true },
  };
  declare groups: readonly GroupDoc[];
  /** The shipped body that resembles the runner. */
  declare figure: string;
  /** Only the body: no colours, no names, nothing to tap. */
  declare quiet: boolean;
  declare turnDeg: number;
  declare names: readonly Name[];
  declare impossible: boolean;
  declare wide: boolean;
  readonly #drawing = new BodyDrawing();
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");
  #sizes: ResizeObserver | undefined;
  #held: { x: number; moved: number } | undefined;
  #frame = 0;

  constructor() {
    super();
    this.groups = [];
    this.figure = "";
    this.turnDeg = 0;
    this.names = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#dark.addEventListener("change", this.#repaint);
    addEventListener("unkink-profile", this.#repaint);
  }

  override disconnectedCallback(): void {
    this.#dark.removeEventListener("change", this.#repaint);
    removeEventListener("unkink-profile", this.#repaint);
    this.#sizes?.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#drawing.dispose();
    super.disconnectedCallback();
  }

  protected override firstUpdated(): void {
    const canvas = this.querySelector("canvas");
    if (!canvas) return;
    this.#sizes = new ResizeObserver(() => this.#resize(canvas));
    this.#sizes.observe(canvas);
    void this.#begin(canvas);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("groups") && changed.get("groups") !== undefined) this.#repaint();
    if (changed.has("figure") && changed.get("figure") !== undefined) void this.#dress();
    if (changed.has("turnDeg")) this.#soon();
  }

  protected override render(): TemplateResult {
    if (this.impossible) return html`<body-still .groups=${this.groups} figure=${this.figure} ?quiet=${this.quiet}></body-still>`;
    return html`<div class="plate map ${this.quiet ? "quiet-map" : ""}">
      <canvas
        role="slider"
        tabindex="0"
        aria-label=${say(this.quiet ? "el.map.calm" : "el.map")}
        aria-valuemin="0"
        aria-valuemax="359"
        aria-valuenow=${Math.round(wrapped(this.turnDeg))}
        aria-valuetext=${say(seesBack(this.turnDeg) ? "el.map.from_back" : "el.map.from_front")}
        @keydown=${this.#press}
        @pointerdown=${this.#take}
        @pointermove=${this.#drag}
        @pointerup=${this.#let}
        @pointercancel=${() => (this.#held = undefined)}
      ></canvas>
      ${this.quiet ? nothing : this.#leaders()} ${this.#turners()}
    </div>`;
  }

  #leaders(): TemplateResult {
    const away = this.wide ? "" : this.#drawing.awayWords(this.groups, this.turnDeg);
    return html`<svg class="lead-lines" aria-hidden="true">
        ${this.names.map(({ dot, end }) =>
          dot
            ? svg`<line x1=${dot.x} y1=${dot.y} x2=${end.x} y2=${end.y} />
                <circle cx=${dot.x} cy=${dot.y} r="5.5" />`
            : nothing,
        )}
      </svg>
      ${this.names.map((name) => this.#tag(name))}
      ${away ? html`<p class="note away">${away}</p>` : nothing}`;
  }

  #tag({ group, left, top, words }: Name): TemplateResult {
    return html`<button
      class="tag"
      type="button"
      aria-haspopup="dialog"
      .style=${`left:${left}px;top:${top}px`}
      @click=${() => this.#pick(group.group)}
    >
      <load-badge rank=${group.rank} step=${group.step}></load-badge>
      <strong>${group.name}</strong>
      <kinked-line kinks=${group.step}></kinked-line>
      ${words ? html`<span class="note">${words}</span>` : nothing}
    </button>`;
  }

  #turners(): TemplateResult {
    const isBack = seesBack(this.turnDeg);
    if (this.wide || this.quiet) {
      return html`<div class="turn">
        <button class="quiet" type="button" aria-label=${say("el.map.turn_left")} @click=${() => this.#turn(-30)}>
          ${icon("left")}
        </button>
        <button class="quiet" type="button" aria-label=${say("el.map.turn_right")} @click=${() => this.#turn(30)}>
          ${icon("right")}
        </button>
      </div>`;
    }
    return html`<div class="turn" role="group" aria-label=${say("el.map.side")}>
      <button class="quiet boxed ${isBack ? "" : "on"}" type="button" aria-pressed=${!isBack} @click=${() => (this.turnDeg = 0)}>
        ${say("el.map.front")}
      </button>
      <button class="quiet boxed ${isBack ? "on" : ""}" type="button" aria-pressed=${isBack} @click=${() => (this.turnDeg = 180)}>
        ${say("el.map.back")}
      </button>
    </div>`;
  }

  #turn(by: number): void {
    this.turnDeg = wrapped(this.turnDeg + by);
  }

  async #begin(canvas: HTMLCanvasElement): Promise<void> {
    try {
      await this.#drawing.take(canvas);
    } catch {
      this.impossible = true;
      return;
    }
    if (!this.isConnected) return;
    // A new context takes its time; what was tapped meanwhile goes first.
    await new Promise((settle) => setTimeout(settle));
    this.#resize(canvas);
    await this.#dress();
  }

  async #dress(): Promise<void> {
    if (!this.figure) return;
    try {
      await this.#drawing.dress(this.figure);
    } catch {
      this.impossible = true;
      return;
    }
    this.#repaint();
  }

  readonly #repaint = (): void => {
    const groups = this.quiet ? [] : this.groups;
    void this.#drawing.paint(groups, isDark() ? "dark" : "light").then(() => this.#soon());
  };

  #resize(canvas: HTMLCanvasElement): void {
    // On a television letters grow, and with them the names.
    const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const box = { width: canvas.clientWidth, height: canvas.clientHeight, scale };
    this.wide = isWide(box) && !this.quiet;
    this.#drawing.resize(box);
    this.#soon();
  }

  /** Draws once before the next picture, however often it is asked for. */
  #soon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => void this.#draw());
  }

  /** Names follow the body once it is drawn, so that no line runs ahead of it. */
  async #draw(): Promise<void> {
    this.names = await this.#drawing.draw(this.turnDeg, this.quiet ? [] : this.groups, this.quiet);
  }

  #pick(group: Group): void {
    this.dispatchEvent(new CustomEvent("pick", { detail: group, bubbles: true }));
  }

  readonly #press = (event: KeyboardEvent): void => {
    const turns: Readonly<Record<string, number>> = {
      ArrowRight: this.turnDeg - KEY_TURN_DEG,
      ArrowLeft: this.turnDeg + KEY_TURN_DEG,
      Home: 0,
      End: 180,
    };
    const next = turns[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.turnDeg = wrapped(next);
  };

  readonly #take = (event: PointerEvent): void => {
    this.#held = { x: event.clientX, moved: 0 };
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  };

  readonly #drag = (event: PointerEvent): void => {
    if (!this.#held) return;
    const by = event.clientX - this.#held.x;
    this.#held = { x: event.clientX, moved: this.#held.moved + Math.abs(by) };
    if (this.#held.moved > TAP_PX) this.turnDeg = wrapped(this.turnDeg - by * TURN_DEG_PER_PX);
  };

  readonly #let = (event: PointerEvent): void => {
    const isTap = this.#held !== undefined && this.#held.moved <= TAP_PX;
    this.#held = undefined;
    if (!isTap || this.quiet) return;
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const x = event.clientX - box.left;
    void this.#pickAt(x, event.clientY - box.top);
  };

  async #pickAt(x: number, y: number): Promise<void> {
    const group = await this.#drawing.groupAt(x, y, this.turnDeg, this.groups);
    if (group) this.#pick(group);
  }
}
customElements.define("body-map", BodyMap);
