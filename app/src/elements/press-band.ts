import { html, type TemplateResult } from "lit";
import type { LoadFile } from "../stage/clip";
import { say } from "../words/words";
import { LightElement } from "./light-element";

/** What presses on one leg [percent of body weight]. */
export interface Press {
  readonly least: number;
  readonly mean: number;
  readonly most: number;
  readonly isBand: boolean;
}

/** Returns the load on one leg; of two legs on the roller each bears its half. */
export function pressOn(load: LoadFile): Press {
  const legs = Math.max(1, load.legs);
  const bounded = (value: number): number => Math.max(0, Math.min(100, value / legs));
  return {
    least: bounded(load.least),
    mean: Math.max(0, Math.min(100, load.per_leg)),
    most: bounded(load.most),
    isBand: load.kind === "band",
  };
}

/** How hard a move presses: a band where the runner decides, and a mark where it usually lies. */
export class PressBand extends LightElement {
  static override properties = { load: { attribute: false }, massKg: { attribute: false } };
  declare load: LoadFile | null;
  /** The runner's mass; without it the press is told in percent [kg]. */
  declare massKg: number | null;

  protected override render(): TemplateResult {
    if (!this.load) return html``;
    const { least, mean, most, isBand } = pressOn(this.load);
    const round = { least: Math.round(least), mean: Math.round(mean), most: Math.round(most) };
    const words = say(isBand ? "session.press.band" : "session.press.number", round);
    return html`<div class="press">
      <span>${say("session.press")}</span>
      <span class="band" role="img" aria-label=${words}>
        <i></i><b></b>
      </span>
      <span>${this.massKg
        ? say("session.press.kg", { value: Math.round((mean / 100) * this.massKg) })
        : say("session.press.percent", { value: round.mean })}</span>
    </div>`;
  }

  /** Set here and not in the template: the page's policy allows no style attribute. */
  protected override updated(): void {
    const band = this.querySelector<HTMLElement>("i");
    const mark = this.querySelector<HTMLElement>("b");
    if (!this.load || !band || !mark) return;
    const { least, mean, most, isBand } = pressOn(this.load);
    band.style.insetInlineStart = `${isBand ? least : Math.max(0, mean - 1)}%`;
    band.style.inlineSize = `${isBand ? most - least : 2}%`;
    mark.style.insetInlineStart = `calc(${mean}% - 2px)`;
  }
}
customElements.define("press-band", PressBand);
