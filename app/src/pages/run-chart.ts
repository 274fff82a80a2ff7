import { html, nothing, svg, type TemplateResult } from "lit";
import { LightElement } from "../elements/light-element";
import { number } from "../words/format";
import { say } from "../words/words";
import { linePath, nearest, placeOn, type Scale, ticks } from "./chart";
import { heightUnit_m, paceOf, type Units, wayUnit_m } from "./figures";
import { paceTicks, pointWords, type RunPoints, scalesOf } from "./run-points";

/** Where the two parts of the chart lie [% of its height]. */
const HEIGHT_PART = { top: 4, size: 48 } as const;
const PACE_PART = { top: 62, size: 26 } as const;

/** Height and pace along a run; a pointer or the arrow keys tell of each place. */
export class RunChart extends LightElement {
  static override properties = {
    points: { attribute: false },
    units: { type: String },
    at: { state: true },
  };
  declare points: RunPoints;
  declare units: Units;
  /** The point that is told; -1 before any was asked for. */
  declare at: number;

  constructor() {
    super();
    this.at = -1;
    this.units = "km";
  }

  protected override render(): TemplateResult {
    const scales = scalesOf(this.points, this.units);
    if (!scales.height && !scales.speed) return html`<p class="note">${say("run.chart.none")}</p>`;
    const last = this.points.way.length - 1;
    return html`<div
        class="chartbox"
        role="slider"
        tabindex="0"
        aria-label=${say("run.chart.label")}
        aria-valuemin="0"
        aria-valuemax=${last}
        aria-valuenow=${Math.max(0, this.at)}
        aria-valuetext=${pointWords(this.points, Math.max(0, this.at))}
        @keydown=${this.#press}
        @pointermove=${this.#point}
        @pointerdown=${this.#point}
      >
        <svg class="chart" width="100%" height="100%" aria-hidden="true">
          ${this.#across(scales.across)}
          ${scales.height ? this.#heights(scales.across, scales.height) : nothing}
          ${scales.speed ? this.#paces(scales.across, scales.speed) : nothing} ${this.#hand()}
        </svg>
      </div>
      <p class="note readout">
        ${this.at < 0 ? say("run.chart.note") : pointWords(this.points, this.at)}
      </p>`;
  }

  #across(scale: Scale): unknown {
    const some = ticks(scale, 7).filter((value) => placeOn(scale, value) < 0.97);
    return svg`${some.map((value) => {
      const x = `${100 * placeOn(scale, value)}%`;
      return svg`<line class="grid" x1=${x} x2=${x} y1="4%" y2="91%" />
        <text class="tick" x=${x} dx="4" y="99%">${number(value, 1)}${value ? "" : ` ${this.units}`}</text>`;
    })}`;
  }

  #heights(across: Scale, scale: Scale): unknown {
    const unit = heightUnit_m(this.units);
    const heights = this.points.altitude_m.map((one) => (one === null ? null : one / unit));
    const line = linePath(this.#xs(), heights, { across, up: scale });
    const name = this.units === "mi" ? "ft" : "m";
    const levels = ticks(scale, 4).map((value) =>
      levelLine(HEIGHT_PART, placeOn(scale, value), `${number(value, 0)} ${name}`),
    );
    const ground = svg`<path class="ground" d="${line}L1000 100L0 100Z" />`;
    const land = svg`<path class="land" vector-effect="non-scaling-stroke" d=${line} />`;
    return svg`${part(HEIGHT_PART, ground)}${levels}${part(HEIGHT_PART, land)}`;
  }

  #paces(across: Scale, scale: Scale): unknown {
    const line = linePath(this.#xs(), this.points.speed_mps, { across, up: scale });
    return svg`${paceTicks(scale, this.units).map((value) => levelLine(PACE_PART, placeOn(scale, value), paceOf(value)))}
      ${part(PACE_PART, svg`<path class="speed" vector-effect="non-scaling-stroke" d=${line} />`)}`;
  }

  #hand(): unknown {
    if (this.at < 0) return nothing;
    const whole = this.points.way.at(-1) ?? 1;
    const x = `${(100 * (this.points.way[this.at] ?? 0)) / whole}%`;
    return svg`<line class="hand" x1=${x} x2=${x} y1="2%" y2="91%" />`;
  }

  #xs(): number[] {
    const unit = wayUnit_m(this.units);
    return this.points.way.map((one) => one / unit);
  }

  readonly #press = (event: KeyboardEvent): void => {
    const last = this.points.way.length - 1;
    const step = event.shiftKey || event.key.startsWith("Page") ? Math.ceil(last / 20) : 1;
    const moves: Record<string, number> = {
      ArrowRight: this.at + step,
      ArrowUp: this.at + step,
      PageUp: this.at + step,
      ArrowLeft: this.at - step,
      ArrowDown: this.at - step,
      PageDown: this.at - step,
      Home: 0,
      End: last,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.at = Math.min(last, Math.max(0, next));
  };

  readonly #point = (event: PointerEvent): void => {
    const box = this.querySelector(".chart")?.getBoundingClientRect();
    if (!box) return;
    const whole = this.points.way.at(-1) ?? 0;
    this.at = nearest(this.points.way, (whole * (event.clientX - box.left)) / box.width);
  };
}
customElements.define("run-chart", RunChart);

interface Part {
  readonly top: number;
  readonly size: number;
}

/** A part of the chart whose lines are stretched over the width; its words are not. */
function part({ top, size }: Part, inside: unknown): unknown {
  return svg`<svg y="${top}%" height="${size}%" width="100%" viewBox="0 0 1000 100"
    preserveAspectRatio="none" class="plot">${inside}</svg>`;
}

function levelLine({ top, size }: Part, share: number, words: string): unknown {
  const y = `${top + size * (1 - share)}%`;
  return svg`<line class="grid" x1="0" x2="100%" y1=${y} y2=${y} />
    <text class="tick level" x="0" dx="-8" y=${y} dy="5">${words}</text>`;
}
