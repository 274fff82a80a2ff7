import { html, nothing, type TemplateResult } from "lit";
import { Reading } from "../api/reading";
import type { GroupDoc, TodayDoc } from "../api/schema";
import { LightElement } from "../elements/light-element";
import { capital } from "../words/capital";
import { easyKm, number } from "../words/format";
import { say } from "../words/words";
import { asEvidence, type Claim, claimsAbout, EVIDENCE, type Evidence, type EvidenceDoc } from "./evidence";
import { claimLine, sourceLine, spoken, surePart, sureWords } from "./evidence-parts";
import { shortDay } from "./figures";
import { drawn } from "./page-state";
import { factWords } from "./run-words";
import { acrossRows, needRows, neediest, type Row, workRows } from "./why-sum";
import "../elements/chip-set";

/** What today's numbers rest on, beside the sum. */
const BEHIND = ["load-model", "load-anchor", "load-grade", "load-decay", "load-protection", "easy-km"];
const MASSAGE = ["massage", "other-recovery"];

/** The sum behind a load, and all that is known, with its sources and how sure it is. */
export class WhyPage extends LightElement {
  static override properties = { group: { state: true }, words: { state: true } };
  declare group: string;
  declare words: string;
  readonly #today = new Reading<TodayDoc>(this, () => "/today");
  readonly #evidence = new Reading<EvidenceDoc>(this, () => EVIDENCE);
  readonly #claim: string;

  constructor() {
    super();
    const query = new URLSearchParams(location.search);
    this.#claim = query.get("claim") ?? "";
    this.group = query.get("group") ?? "";
    this.words = "";
  }

  protected override render(): unknown {
    return drawn(this.#evidence, (document) => this.#page(asEvidence(document)), { isPage: true });
  }

  #page(evidence: Evidence): TemplateResult {
    const claim = evidence.claims.get(this.#claim);
    return claim ? oneClaim(claim, evidence) : this.#whole(evidence);
  }

  #whole(evidence: Evidence): TemplateResult {
    const groups = this.#today.value?.groups ?? [];
    const group = groups.find((one) => one.group === this.group) ?? groups[0];
    return html`<p><a href="/">${say("nav.today")}</a></p>
      <div class="two apart">
        <section class="pad wide-gap">
          ${group ? this.#sum(group, groups, evidence) : html`<div>
                <h1 class="say">${say("why.title.none")}</h1>
                <p class="lead">${say("why.lead.none")}</p>
              </div>`}
        </section>
        <section class="pad wide-gap">
          ${this.#behind(group, evidence)}
          <div class="quietbox">
            <h3>${say("why.limits")}</h3>
            <p>${evidence.claims.get("load-limits")?.text ?? ""} ${say("why.limits.note")}</p>
          </div>
          <div class="quietbox">
            <h3>${say("why.best")}</h3>
            <p>${say("why.best.note")}</p>
          </div>
        </section>
      </div>
      ${massagePart(evidence)} ${this.#all(evidence)}`;
  }

  #sum(group: GroupDoc, groups: readonly GroupDoc[], evidence: Evidence): TemplateResult {
    const rows = workRows(group);
    const across = acrossRows(group);
    const total = { words: say("why.total", { group: capital(group.name) }), note: "" };
    return html`<div>
        <h1 class="say">${titleOf(group)}</h1>
        <p class="lead">${leadOf(group)}</p>
      </div>
      <chip-set
        single
        label=${say("why.pick")}
        .chips=${groups.map((one) => ({ key: one.group, label: capital(one.name) }))}
        .chosen=${[group.group]}
        @chosen=${(event: CustomEvent<string[]>) => (this.group = event.detail[0] ?? "")}
      ></chip-set>
      ${rows.length
        ? html`<div>
            <h2 class="say">${say("why.sum")}</h2>
            ${this.#recorded()}
            <p class="note">${say("why.fact.note")}</p>
            <div class="sum">
              ${rows.map((row) => sumRow(row, evidence))}
              ${sumRow({ ...total, figure: easyKm(group.easy_km ?? 0), claim: "easy-km" }, evidence, "tot")}
            </div>
          </div>`
        : nothing}
      ${across.length
        ? html`<div>
            <h3>${say("why.across")}</h3>
            <div class="sum">${across.map((row) => sumRow(row, evidence))}</div>
          </div>`
        : nothing}
      <div>
        <h2 class="say">${say("why.need")}</h2>
        <div class="sum">${needRows(group).map((row) => sumRow(row, evidence))}</div>
      </div>
      ${neediest(group)?.is_assumed
        ? html`<p>${say("why.assumed")} ${whereFrom("load-assumptions")}</p>`
        : nothing}
      <p>${say("why.band")}</p>`;
  }

  /** What the watch recorded of the newest run; the estimate begins there. */
  #recorded(): unknown {
    const run = this.#today.value?.newest_run;
    if (!run) return nothing;
    return html`<p>
      ${say("why.fact")}: ${factWords(run)}.
      <a href="/runs/${run.id}">${say("why.fact.run", { when: shortDay(run.start) })}</a>
    </p>`;
  }

  #behind(group: GroupDoc | undefined, { claims }: Evidence): TemplateResult {
    const isAssumed = group && neediest(group)?.is_assumed;
    const keys = [...BEHIND, ...(isAssumed ? ["load-assumptions"] : []), "soreness-effect"];
    const some = keys.map((key) => claims.get(key)).filter((claim) => claim !== undefined);
    return html`<div>
      <h2 class="say">${say("why.title.none")}</h2>
      ${some.map((claim) => claimLine(claim))}
    </div>`;
  }

  #all(evidence: Evidence): TemplateResult {
    const claims = claimsAbout(this.words, evidence);
    return html`<section class="group">
      <h2 class="say">${say("why.claims")}</h2>
      <div class="pad finder">
        <label class="search">
          <span class="vh">${say("why.find")}</span>
          <input
            type="search"
            autocomplete="off"
            placeholder=${say("why.find")}
            .value=${this.words}
            @input=${(event: Event) => (this.words = (event.target as HTMLInputElement).value)}
          />
        </label>
        <p class="note" role="status">
          ${claims.length ? say("why.claims.count", { count: claims.length }) : say("why.claims.none")}
        </p>
      </div>
      <details ?open=${this.words !== ""}>
        <summary>${say("why.claims.show")}</summary>
        <div class="claims">${claims.map((claim) => claimLine(claim))}</div>
      </details>
    </section>`;
  }
}
customElements.define("why-page", WhyPage);

function titleOf(group: GroupDoc): string {
  if (group.need < 0.1 && group.rank === 1) return say("why.title.calm");
  return say(group.rank === 1 ? "why.title" : "why.title.rank", { group: group.name, rank: group.rank });
}

function leadOf(group: GroupDoc): string {
  if (group.origin === "reported") {
    return say("why.lead.reported", { soreness: number(group.soreness, 0) });
  }
  if (group.easy_km === null) return say("why.lead.unestimated");
  return say("why.lead", { distance: easyKm(group.easy_km) });
}

/** A row of the sum: what, how much, how sure that number is and where it comes from. */
function sumRow({ words, note, figure, claim }: Row, { claims }: Evidence, style = ""): TemplateResult {
  const known = claims.get(claim);
  return html`<div class="r ${style}">
    <span>
      <b>${words}</b><br />
      <span class="note">
        ${note ? html`${note}<br />` : nothing}${known ? `${sureWords(known)} · ` : nothing}${whereFrom(claim, words)}
      </span>
    </span>
    <span class="num">${figure}</span>
  </div>`;
}

function whereFrom(claim: string, of = ""): TemplateResult {
  const words = say("why.source_of");
  return html`<a href="/why?claim=${claim}" aria-label=${of ? `${words}: ${of}` : words}>${words}</a>`;
}

function massagePart({ claims }: Evidence): TemplateResult {
  const some = MASSAGE.map((key) => claims.get(key)).filter((claim) => claim !== undefined);
  return html`<section class="group">
    <h2 class="say">${say("why.massage")}</h2>
    <p class="note measure">${say("why.massage.note")}</p>
    <div class="claims">
      ${some.map(
        (claim) => html`<div class="src">
          <h3><a href="/why?claim=${claim.key}">${claim.title}</a></h3>
          <p>${claim.text}</p>
          ${surePart(claim)}
        </div>`,
      )}
    </div>
  </section>`;
}

function oneClaim(claim: Claim, { sources }: Evidence): TemplateResult {
  const cited = claim.sources.map((key) => sources.get(key)).filter((one) => one !== undefined);
  return html`<p><a href="/why">${say("why.one_claim.all")}</a></p>
    <article class="pad measure">
      <h1 class="say">${claim.title}</h1>
      ${surePart(claim)}
      <p class="lead">${claim.text}</p>
      ${claim.numbers.length
        ? html`<p>${say("why.numbers", { numbers: claim.numbers.join(" · ") })}</p>`
        : nothing}
      <p class="note">${say("why.status", { status: spoken("why.status", claim.status) })}</p>
      <h2 class="say">${say("why.sources", { count: cited.length })}</h2>
      <ul class="sources">
        ${cited.map((source) => html`<li>${sourceLine(source)}</li>`)}
      </ul>
    </article>`;
}
