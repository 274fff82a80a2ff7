/** Sheets of what runs in a film: figures, rings and the line, each in a cell of its own. */
import { html, svg, type TemplateResult } from "lit";
import { beadAt, KINKED } from "../elements/roller-line";
import { ring } from "../session/set-view";

/** What a sheet holds, and how: sizes in pixels. */
export interface Sheet {
  readonly kind: "clock" | "total" | "ring" | "line";
  readonly columns: number;
  readonly count: number;
  readonly width: number;
  readonly height: number;
}

const FIGURES = "0123456789:";

/** Returns a sheet; its cells go along the rows. */
export function sheetOf(sheet: Sheet): TemplateResult {
  const cells = Array.from({ length: sheet.count }, (_, at) => at);
  return html`<div
    class="sheet ${sheet.kind}"
    style="grid-template-columns: repeat(${sheet.columns}, ${sheet.width}px); grid-auto-rows: ${sheet.height}px"
  >
    ${cells.map((at) => html`<div>${cellOf(sheet, at)}</div>`)}
  </div>`;
}

function cellOf(sheet: Sheet, at: number): TemplateResult {
  if (sheet.kind === "ring") return ring(at);
  if (sheet.kind === "line") return lineAt(at / (sheet.count - 1), at);
  const figure = FIGURES[at] ?? "";
  return html`<span class=${figure === ":" ? "num d c" : "num d"}>${figure}</span>`;
}

function lineAt(share: number, number: number): TemplateResult {
  const at = beadAt(share);
  return html`<svg class="smooth" viewBox="-24 0 1044 64">
    ${svg`<clipPath id="rolled-${number}"><rect x=${at} y="0" width="1044" height="64" /></clipPath>
      <path class="kinks" d=${KINKED} clip-path="url(#rolled-${number})" />
      <path class="gone" d="M5 32H${at}" />
      <circle class="bead" cx=${at} cy="32" r="26" />
      <circle class="core" cx=${at} cy="32" r="13" />`}
  </svg>`;
}
