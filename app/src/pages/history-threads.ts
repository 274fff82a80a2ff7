/** Draws the weeks: threads, and the same as tables. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { DayDoc, HistoryDoc, ThreadDoc } from "../api/schema";
import { capital } from "../words/capital";
import { duration, number } from "../words/format";
import { say } from "../words/words";
import { shortDay } from "./figures";
import { daysRolled, stepsOf, weekStarts } from "./history-days";
import { cellMiddle, threadLine } from "./thread-line";

/** All threads under one row of dates; on a small screen they are moved along together. */
export function threadsPart(threads: readonly ThreadDoc[], span: number): TemplateResult {
  const days = threads[0]?.days ?? [];
  return html`<div class="scroll strands" tabindex="0" role="region" aria-label=${say("history.region")}>
    <div class="strands-in d${span}">
      <svg class="dates" width="100%" height="28" aria-hidden="true">
        ${svg`${weekStarts(days).map((at) => dateMark(days, at))}`}
      </svg>
      <ul class="threads">
        ${threads.map((thread) => html`<li class="thread">${threadPart(thread)}</li>`)}
      </ul>
    </div>
  </div>`;
}

function dateMark(days: readonly DayDoc[], at: number): unknown {
  const x = `${(100 * at) / days.length}%`;
  const date = new Date(days[at]?.date ?? "");
  const words = date.toLocaleDateString("en-GB", { day: "numeric", month: "short" });
  return svg`<line class="datemark" x1=${x} x2=${x} y1="2" y2="26" />
    <text class="tick" x=${x} dx="8" y="20">${words}</text>`;
}

function threadPart(thread: ThreadDoc): TemplateResult {
  const { days } = thread;
  const name = capital(thread.name);
  const count = daysRolled(thread);
  const hasMarks = count > 0 || days.some((day) => day.reported !== null);
  const rolled = count ? say("history.rolled", { count }) : say("history.not_rolled");
  return html`<div class="hd">
      <h3>${name}</h3>
      <span class="note">${rolled}</span>
    </div>
    <svg
      class="strand ${hasMarks ? "days" : ""}"
      width="100%"
      height=${hasMarks ? 88 : 60}
      role="img"
      aria-label=${say("history.label", { name, rolled })}
    >
      ${svg`${threadLine(stepsOf(thread))}
      ${days.map((day, at) => dayMarks(day, { x: cellMiddle(at, days.length), isLast: at === days.length - 1 }))}`}
    </svg>`;
}

function dayMarks(day: DayDoc, { x, isLast }: { x: string; isLast: boolean }): unknown {
  // Beside a ring the figure stands to its right, on the last day to its left.
  const beside = day.rolled_s > 0 ? (isLast ? -15 : 15) : 0;
  return svg`${day.rolled_s > 0 ? svg`<circle class="ringdot" cx=${x} cy="74" r="6" />` : nothing}
    ${day.reported === null
      ? nothing
      : svg`<text class="said" x=${x} y="80" dx=${beside}>${number(day.reported, 0)}</text>`}`;
}

/** What the signs of a thread mean. */
export function keyPart(): TemplateResult {
  return html`<ul class="signs note">
    <li>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        ${svg`<circle class="ringdot" cx="12" cy="12" r="6" />`}
      </svg>
      ${say("history.key.ring")}
    </li>
    <li><b aria-hidden="true">3</b> ${say("history.key.said")}</li>
  </ul>`;
}

/** The same days as tables, one for each group. */
export function tablesPart({ threads }: Pick<HistoryDoc, "threads">): TemplateResult {
  return html`<details>
    <summary>${say("history.table")}</summary>
    ${threads.map(
      (thread) => html`<details>
        <summary>${capital(thread.name)}</summary>
        <div class="scroll" tabindex="0" role="region" aria-label=${capital(thread.name)}>
          ${tablePart(thread)}
        </div>
      </details>`,
    )}
  </details>`;
}

function tablePart({ name, days }: ThreadDoc): TemplateResult {
  const heads = ["day", "easy_km", "expected", "reported", "rolled_s"] as const;
  const value = (one: number | null, digits: number) => (one === null ? "–" : number(one, digits));
  return html`<table>
    <caption class="vh">${say("history.table.caption", { name: capital(name) })}</caption>
    <thead>
      <tr>${heads.map((head) => html`<th scope="col">${say(`history.${head}`)}</th>`)}</tr>
    </thead>
    <tbody>
      ${[...days].reverse().map(
        (day) => html`<tr>
          <th scope="row">${shortDay(day.date)}</th>
          <td>${number(day.easy_km, 0)}</td>
          <td>${value(day.expected, 1)}</td>
          <td>${value(day.reported, 0)}</td>
          <td>${day.rolled_s ? duration(day.rolled_s) : "–"}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
