/** What the views of a session share: running clocks, keys, the strip below. */
import { html, nothing, type TemplateResult } from "lit";
import { clock } from "../words/format";
import { say } from "../words/words";
import { sessionIcon, type SessionIcon } from "./icons";

/** One key of the strip. */
export interface Key {
  readonly icon: SessionIcon;
  readonly words: string;
  readonly press: () => void;
  readonly isMain?: boolean;
  readonly isOff?: boolean;
  /** Its single-key shortcut, for those who hear the page. */
  readonly shortcut?: string;
}

/** Returns figures of a clock in cells of their own, as the letters are not of one width. */
export function digits(seconds: number): TemplateResult {
  const cells = [...clock(seconds)].map((one) => html`<span class=${one === ":" ? "d c" : "d"}>${one}</span>`);
  return html`<span class="vh">${clock(seconds)}</span><span aria-hidden="true">${cells}</span>`;
}

/** Returns the keys at the foot: three, the main one in the middle. */
export function keysOf(keys: readonly Key[]): TemplateResult {
  return html`<div class="keys">
    ${keys.map(
      (key) =>
        html`<button
          type="button"
          class=${key.isMain ? "go" : ""}
          ?disabled=${key.isOff ?? false}
          aria-keyshortcuts=${key.shortcut ?? nothing}
          @click=${(event: Event) => {
            event.stopPropagation();
            key.press();
          }}
        >
          ${sessionIcon(key.icon)}<span>${key.words}</span>
        </button>`,
    )}
  </div>`;
}

/** Returns the bar above: the way out, which of how many, the time in all. */
export function barOf(bar: { readonly number: number; readonly count: number; readonly leftInAllS: number; readonly end: () => void }): TemplateResult {
  return html`<header class="bar">
    <button class="quiet" type="button" @click=${bar.end}>${sessionIcon("cross")}<span>${say("session.end")}</span></button>
    <span>${say("session.of", { number: bar.number, count: bar.count })}</span>
    <span class="num">${say("session.in_all", { time: clock(bar.leftInAllS) })}</span>
  </header>`;
}

/** Returns a side with its word; "" where no side is meant. */
export function sideWords(side: string): string {
  return side === "left" || side === "right" || side === "both" ? say(`session.side.${side}`) : "";
}

/** Returns a name with its side: "Calves, left"; a name of both needs no more. */
export function sided(name: string, side: string): string {
  const words = side === "both" ? "" : sideWords(side);
  return words ? say("session.named", { name, side: words.toLowerCase() }) : name;
}
