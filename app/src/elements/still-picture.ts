import { html, nothing, type TemplateResult } from "lit";
import { addressOf } from "../stage/fetched";
import { LightElement } from "./light-element";

/** A still of a variant; the evening dims what was drawn by day. */
export class StillPicture extends LightElement {
  static override properties = {
    move: { type: String },
    variant: { type: String },
    alt: { type: String },
    eager: { type: Boolean },
  };
  declare move: string;
  declare variant: string;
  /** What is to be seen; empty if the words beside it say it. */
  declare alt: string;
  /** Loaded at once: what is on the screen first. */
  declare eager: boolean;

  protected override render(): TemplateResult | typeof nothing {
    const source = addressOf(stillPath(this.move, this.variant));
    if (!source) return nothing;
    return html`<img
      class="still"
      src=${source}
      alt=${this.alt ?? ""}
      width="800"
      height="500"
      decoding="async"
      loading=${this.eager ? "eager" : "lazy"}
    />`;
  }
}
customElements.define("still-picture", StillPicture);

/** Returns where the still of a variant is. */
export function stillPath(move: string, variant: string): string {
  return `/bodies/stills/${encodeURIComponent(move)}.${encodeURIComponent(variant)}.webp`;
}
