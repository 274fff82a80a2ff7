import { html, svg, type TemplateResult } from "lit";

/** Strokes of 2.2 on 24, round ends, drawn for us. */
const STROKES = {
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  person: "M12 3.5a4 4 0 1 1 0 8a4 4 0 1 1 0-8M4 21c.6-5 4-7 8-7s7.4 2 8 7",
  check: "M5 12.5l4.5 4.5L19 7.5",
  cross: "M6 6l12 12M18 6L6 18",
  more: "M5 12h.1M12 12h.1M19 12h.1",
  left: "M15 5l-7 7 7 7",
  right: "M9 5l7 7-7 7",
} as const;

const FILLED = {
  play: "M5 3.5v17a1.5 1.5 0 0 0 2.3 1.2l13-8.4a1.5 1.5 0 0 0 0-2.6l-13-8.4A1.5 1.5 0 0 0 5 3.5z",
} as const;

export type IconName = keyof typeof STROKES | keyof typeof FILLED;

/** Returns a picture that goes with a word; readers hear the word only. */
export function icon(name: IconName): TemplateResult {
  const isFilled = name in FILLED;
  const path = isFilled ? FILLED[name as "play"] : STROKES[name as keyof typeof STROKES];
  return html`<svg class=${isFilled ? "" : "ic"} viewBox="0 0 24 24" aria-hidden="true">
    ${svg`<path d=${path} />`}
  </svg>`;
}
