/** All of a film's picture but the figure and what runs: read from two metres away. */
import { html, nothing, type TemplateResult } from "lit";

/** One state of the words; Python wrote them. */
export interface Card {
  readonly kind: "opening" | "ready" | "set" | "break" | "closing" | "loop";
  /** Which move of how many. */
  readonly place: string;
  readonly title: string;
  readonly side: string;
  readonly caption: string;
  readonly next: string;
  /** What to do to get ready, and when. */
  readonly steps: readonly (readonly [text: string, when: "was" | "now" | "later"])[];
}

/** Returns a card's picture. */
export function cardOf(card: Card): TemplateResult {
  if (card.kind === "opening" || card.kind === "closing") return pageOf(card);
  return html`${card.kind === "loop" ? nothing : barOf(card)} ${card.kind === "ready" ? readyOf(card) : setOf(card)}
    <p class="next" data-sizes="34 28 24"><span><span class="w">${lead(card)}</span>${card.next}</span></p>`;
}

function lead({ kind }: Card): string {
  return kind === "loop" ? "" : kind === "ready" ? "Then " : "Next ";
}

function pageOf(card: Card): TemplateResult {
  return html`<section class="page">
    <h1 class="say" data-sizes="84 68 56">${card.title}</h1>
    <p class="lead">${card.next}</p>
    <p class="far-say" data-sizes="42 36 30">${card.caption}</p>
  </section>`;
}

function barOf(card: Card): TemplateResult {
  return html`<p class="place">${card.place}</p>
    <p class="in-all">in all</p>`;
}

function setOf(card: Card): TemplateResult {
  if (card.kind === "loop") return html``;
  return html`<h1 class="title say" data-sizes="60 52 44 38">
      ${card.title}${card.side ? html`<span class="side">${card.side}</span>` : nothing}
    </h1>
    <p class="caption ${card.kind}" data-sizes="38 33 28">${card.caption}</p>`;
}

function readyOf(card: Card): TemplateResult {
  const name = card.side ? `${card.title}, ${card.side.toLowerCase()}` : card.title;
  return html`<h1 class="warm" data-sizes="36 30">${name}</h1>
    <ol class="steps" data-sizes="46 40 34 29 25">
      ${card.steps.map(([text, when]) => html`<li class=${when}><span>${text}</span></li>`)}
    </ol>
    <p class="caption break" data-sizes="38 33">${card.caption}</p>`;
}

/** Letters reach a little out of their lines, as a share of their size. */
const REACH = 0.35;

/** Sets words as large as their place allows. */
export function fitAll(root: ParentNode): void {
  for (const one of root.querySelectorAll<HTMLElement>("[data-sizes]")) {
    for (const size of (one.dataset["sizes"] ?? "").split(" ")) {
      one.style.fontSize = `${size}px`;
      const room = Number(size) * REACH;
      if (one.scrollHeight <= one.clientHeight + room && one.scrollWidth <= one.clientWidth + room) break;
    }
  }
}
