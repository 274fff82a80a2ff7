/** How sure something is, as dots and words; its sources. */
import { html, nothing, type TemplateResult } from "lit";
import { hasWords, say } from "../words/words";
import { type Claim, dotsOf, type Source, strengthsOf } from "./evidence";

/** Returns how sure a claim is, in words: "One or two trials; the number: our choice". */
export function sureWords(claim: Claim): string {
  const [first = "", second = ""] = strengthsOf(claim).map((one) => spoken("why.sure", one));
  return second ? say("why.sure.two", { first, second: lower(second) }) : first;
}

/** The strength of a claim: three dots, and the same in words. */
export function surePart(claim: Claim): TemplateResult {
  const dots = dotsOf(claim);
  return html`<span class="sure">
    <i aria-hidden="true">${[1, 2, 3].map((at) => html`<b class=${at <= dots ? "f" : ""}></b>`)}</i>
    ${sureWords(claim)}
  </span>`;
}

/** A claim in two lines, leading to the whole of it. */
export function claimLine(claim: Claim): TemplateResult {
  return html`<div class="src">
    <h3><a href="/why?claim=${claim.key}">${claim.title}</a></h3>
    ${surePart(claim)}
  </div>`;
}

/** A source as it is cited, with its DOI as a link and how it was read. */
export function sourceLine({ citation, doi, status }: Source): TemplateResult {
  return html`${citation}
  ${doi
    ? html` <a href="https://doi.org/${doi}" target="_blank" rel="noreferrer">doi ${doi}</a>`
    : nothing}
  <span class="note">(${spoken("why.read", status)})</span>`;
}

function lower(words: string): string {
  return words.charAt(0).toLocaleLowerCase() + words.slice(1);
}

/** Returns the words for a key of the data, or the key where it is new to us. */
export function spoken(under: string, key: string): string {
  const words = `${under}.${key}`;
  return hasWords(words) ? say(words) : key;
}
