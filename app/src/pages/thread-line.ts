/** Draws threads. */
import { svg, type SVGTemplateResult } from "lit";
import type { Step } from "../elements/kink-path";
import { CELL, threadPath, threadStops } from "./thread-path";

let count = 0;

/** The line of a thread, stretched over the width there is; its colour follows its load. */
export function threadLine(steps: readonly Step[], path = threadPath(steps)): SVGTemplateResult {
  const id = `thread-${(count += 1)}`;
  const width = steps.length * CELL;
  return svg`<svg viewBox="0 0 ${width} 60" width="100%" height="60" preserveAspectRatio="none">
    <defs>
      <linearGradient id=${id} gradientUnits="userSpaceOnUse" x1="0" x2=${width} y1="0" y2="0">
        ${threadStops(steps).map(({ at, step }) => svg`<stop class="k${step}" offset=${at} />`)}
      </linearGradient>
    </defs>
    <path class="thread" vector-effect="non-scaling-stroke" stroke="url(#${id})" d=${path} />
  </svg>`;
}

/** Where the middle of a cell is, as a share of the width: "12.5%". */
export function cellMiddle(at: number, cells: number): string {
  return `${((100 * (at + 0.5)) / cells).toFixed(2)}%`;
}
