/** What is to be read in a set and between two of them: from two metres away. */
import { html, nothing, type TemplateResult } from "lit";
import "../elements/press-band";
import "../elements/roller-line";
import type { LoadFile } from "../stage/clip";
import { clock } from "../words/format";
import { say } from "../words/words";
import { digits, sideWords } from "./parts";
import type { View } from "./view";

export interface SetLook {
  readonly view: View;
  readonly name: string;
  readonly load: LoadFile | null;
  readonly massKg: number | null;
  readonly notice: string;
  readonly isPaused: boolean;
  readonly hasCaptions: boolean;
  readonly speaks: boolean;
}

/** Returns the far side of the stage in a set. */
export function setView(look: SetLook): TemplateResult {
  const { view, isPaused } = look;
  return html`<section class="far ${isPaused ? "still" : ""}" aria-label=${say("session.now")}>
    ${titleOf(look)}
    <p class="clock num far-1-wide" role="timer" aria-label=${say("session.left_in_set", { time: clock(view.leftS) })}>
      ${digits(view.leftS)}
    </p>
    <roller-line></roller-line>
    ${captionOf(look, view.caption)}
    <press-band .load=${look.load} .massKg=${look.massKg}></press-band>
  </section>`;
}

/** Returns the far side between two sets: which side comes, and when. */
export function changeView(look: SetLook): TemplateResult {
  const { view } = look;
  const seconds = Math.ceil(view.leftS);
  const words = view.side === "left" || view.side === "right" ? say(`session.change.${view.side}`) : say("session.rest");
  return html`<section class="far pad ${look.isPaused ? "still" : ""}" aria-label=${say("session.now")}>
    ${titleOf(look)}
    <div class="countdown">${ring(seconds)} ${captionOf(look, words)}</div>
  </section>`;
}

/** Returns the roller's end that counts down. */
export function ring(seconds: number): TemplateResult {
  const shown = Math.min(999, Math.max(0, seconds));
  return html`<svg class="count" viewBox="0 0 120 120" role="timer" aria-label=${say("session.ring", { seconds: shown })}>
    <circle class="rim" cx="60" cy="60" r="56" />
    <circle class="core" cx="60" cy="60" r="39" />
    <text class="num" x="60" y=${shown > 99 ? 72 : 78} font-size=${shown > 99 ? 34 : 52} text-anchor="middle">${shown}</text>
  </svg>`;
}

/** Returns what is said now; those who hear the voice need not hear it twice. */
export function captionOf(look: Pick<SetLook, "notice" | "isPaused" | "hasCaptions" | "speaks">, words: string): TemplateResult {
  const shown = look.notice || (look.isPaused ? say("session.paused") : words);
  const isShown = look.hasCaptions || look.notice || look.isPaused;
  return html`<p class="caption ${isShown ? "" : "vh"}" aria-live=${look.speaks ? "off" : "polite"}>${shown}</p>`;
}

function titleOf({ view, name }: SetLook): TemplateResult {
  const side = sideWords(view.side);
  return html`<h1 class="ttl">
    <span class="what say">${name}</span> ${side ? html`<span class="side say">${side}</span>` : nothing}
  </h1>`;
}
