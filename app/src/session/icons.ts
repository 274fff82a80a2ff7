/** Signs of a session's keys, drawn as those of the rest: strokes on 24. */
import { html, svg, type TemplateResult } from "lit";

const STROKES = {
  press_down: "M3 18h18M12 3v10M7 9l5 4 5-4",
  pause: "M8 5v14M16 5v14",
  go: "M7 4l12 8-12 8z",
  plus: "M12 5v14M5 12h14",
  skip: "M5 5l9 7-9 7zM18 5v14",
  back: "M19 5l-9 7 9 7zM6 5v14",
  cross: "M6 6l12 12M18 6L6 18",
} as const;

export type SessionIcon = keyof typeof STROKES;

/** Returns a sign; the word beside it says the same. */
export function sessionIcon(name: SessionIcon): TemplateResult {
  const isThick = name === "pause";
  return html`<svg class="ic ${isThick ? "thick" : ""}" viewBox="0 0 24 24" aria-hidden="true">
    ${svg`<path d=${STROKES[name]} />`}
  </svg>`;
}
