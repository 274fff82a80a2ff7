import { html, nothing, svg, type TemplateResult } from "lit";
import { asCatalogue, CATALOGUE, type Catalogue } from "../api/catalogue";
import { PROFILE, type Profile } from "../api/profile";
import { Reading } from "../api/reading";
import type { MuscleWorkDoc, RunDetail } from "../api/schema";
import { LightElement } from "../elements/light-element";
import { capital } from "../words/capital";
import type { Params } from "../shell/router";
import { clock, distance, duration, easyKm, height, list, number } from "../words/format";
import { say } from "../words/words";
import { moment, paceOf } from "./figures";
import { drawn } from "./page-state";
import { pointsOf, type RunPoints, spread } from "./run-points";
import { type Strand, strandsOf } from "./run-strands";
import { bandStep, factWords, mostAsked, reasonsOf } from "./run-words";
import { threadLine } from "./thread-line";
import { wavePath } from "./thread-path";
import "../elements/kinked-line";
import "./run-chart";

/** Stretches of the threads of work, and how often a thread can kink on a phone and on a desk. */
const STRETCHES = 40;
const WAVES = { thin: 44, wide: 130 } as const;
/** Threads that are shown at once. */
const FIRST_STRANDS = 4;
const TABLE_ROWS = 21;

/** One run: its height and pace, what it asked of which muscles, and what was recorded. */
export class RunPage extends LightElement {
  static override properties = { params: { attribute: false } };
  declare params: Params;
  readonly #run = new Reading<RunDetail>(this, () => `/runs/${encodeURIComponent(this.params["id"] ?? "")}`);
  readonly #catalogue = new Reading<object>(this, () => CATALOGUE);
  readonly #profile = new Reading<Profile>(this, () => PROFILE);

  protected override render(): TemplateResult {
    return html`<p><a href="/runs">${say("run.all")}</a></p>
      ${drawn(this.#run, (run) => this.#page(run), { isPage: true })}`;
  }

  #page(run: RunDetail): TemplateResult {
    const catalogue = this.#catalogue.value && asCatalogue(this.#catalogue.value);
    const points = pointsOf(run.profile);
    const units = this.#profile.value?.units ?? "km";
    return html`${headPart(run, catalogue)} ${warningPart(run)}
      <section class="group">
        <h2 class="say">${say("run.chart")}</h2>
        <run-chart .points=${points} .units=${units}></run-chart>
        ${tablePart(points)}
      </section>
      ${workPart(run, points, catalogue)}
      <div class="two even group">
        <section>
          <h2 class="say">${say("run.muscles")}</h2>
          <ul class="rows">
            ${[...run.muscles]
              .sort((one, other) => other.easy_km - one.easy_km)
              .map((work) => html`<li class="row">${muscleRow(work, catalogue)}</li>`)}
          </ul>
          <p><a href="/why">${say("move.why")}</a></p>
        </section>
        ${recordPart(run)}
      </div>`;
  }
}
customElements.define("run-page", RunPage);

function headPart(run: RunDetail, catalogue: Catalogue | undefined): TemplateResult {
  const most = mostAsked(run).map((group) => catalogue?.groups[group] ?? group);
  return html`<h1 class="say">
      ${most.length ? say("run.title", { groups: list(most) }) : say("run.title.even")}
    </h1>
    <p class="lead">
      ${run.name ? `${run.name}, ` : ""}${moment(run.start)}. ${factWords(run)}
    </p>`;
}

function warningPart(run: RunDetail): unknown {
  const warnings = [...run.warnings, ...(run.is_assumed ? [say("run.sport.assumed")] : [])];
  if (!warnings.length) return nothing;
  return html`<div class="quietbox spaced">
    <h2 class="h3">${say("run.warnings")}</h2>
    ${warnings.map((warning) => html`<p>${warning}</p>`)}
  </div>`;
}

function tablePart(points: RunPoints): TemplateResult {
  const some = spread(points, TABLE_ROWS);
  return html`<details>
    <summary>${say("run.table")}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${say("run.table")}>
      <table>
        <caption class="vh">${say("run.table.caption", { count: some.length })}</caption>
        <thead>
          <tr>
            <th scope="col">${say("run.fact.distance")}</th>
            <th scope="col">${say("run.table.time")}</th>
            <th scope="col">${capital(say("run.chart.height"))}</th>
            <th scope="col">${capital(say("run.chart.pace"))}</th>
          </tr>
        </thead>
        <tbody>
          ${some.map((at) => {
            const altitude = points.altitude_m[at] ?? null;
            return html`<tr>
              <th scope="row">${distance(points.way[at] ?? 0)}</th>
              <td>${clock(points.time_s[at] ?? 0)}</td>
              <td>${altitude === null ? "–" : height(altitude)}</td>
              <td>${paceOf(points.speed_mps[at] ?? null)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
  </details>`;
}

function workPart(run: RunDetail, points: RunPoints, catalogue: Catalogue | undefined): unknown {
  if (!points.way.at(-1)) return nothing;
  const { strands, highest } = strandsOf(run, points.way, STRETCHES);
  if (!strands.length) return nothing;
  const [some, rest] = [strands.slice(0, FIRST_STRANDS), strands.slice(FIRST_STRANDS)];
  const note = highest ? say("run.work.note", { share: number(100 * highest, 0) }) : say("run.work.even");
  return html`<section class="group">
    <h2 class="say">${say("run.work")}</h2>
    <p class="note">${note}</p>
    ${strandList(some, catalogue)}
    ${rest.length
      ? html`<details>
          <summary>${say("history.more")}</summary>
          ${strandList(rest, catalogue)}
        </details>`
      : nothing}
  </section>`;
}

function strandList(strands: readonly Strand[], catalogue: Catalogue | undefined): TemplateResult {
  const waves = matchMedia("(min-width: 60rem)").matches ? WAVES.wide : WAVES.thin;
  return html`<ul class="threads">
    ${strands.map(({ muscle, steps, heights, half_m, most_m }) => {
      const name = capital(catalogue?.muscles[muscle] ?? muscle);
      const half = say("run.work.half", { way: distance(half_m) });
      const words = most_m === undefined ? half : say("run.work.most", { way: distance(most_m) });
      return html`<li class="thread">
        <div class="hd">
          <h3>${name}</h3>
          <span class="note" aria-hidden="true">${words}</span>
        </div>
        <svg class="strand" width="100%" height="60" role="img" aria-label=${say("run.work.label", { name, words, half })}>
          ${svg`${threadLine(steps, wavePath(heights, waves))}`}
        </svg>
      </li>`;
    })}
  </ul>`;
}

function muscleRow(work: MuscleWorkDoc, catalogue: Catalogue | undefined): TemplateResult {
  const step = bandStep(work.band);
  const name = capital(catalogue?.muscles[work.muscle] ?? work.muscle);
  return html`<span class="badge l${step}" aria-hidden="true"></span>
    <span>
      <span class="name">${name}</span>
      <span class="note">
        ${capital(say(`band.${work.band}`))}, ${say("run.easy", { distance: easyKm(work.easy_km) })}
      </span>
      <span class="note">${reasonsOf(work)}</span>
      ${work.is_assumed ? html`<span class="note">${capital(say("run.assumed"))}</span>` : nothing}
    </span>
    <kinked-line kinks=${step} quiet></kinked-line>`;
}

function recordPart(run: RunDetail): TemplateResult {
  const facts: [string, string | null][] = [
    [say("run.fact.distance"), distance(run.distance_m)],
    [say("run.fact.moving"), duration(run.moving_s)],
    [say("run.fact.elapsed"), duration(run.elapsed_s)],
    [say("run.fact.pace"), paceOf(run.distance_m / Math.max(1, run.moving_s))],
    [say("run.fact.ascent"), run.ascent_m === null ? null : height(run.ascent_m)],
    [say("run.fact.descent"), run.descent_m === null ? null : height(run.descent_m)],
    [say("run.fact.device"), run.device || null],
    [say("run.fact.file"), run.file],
    [say("run.fact.coordinates"), say(run.has_coordinates ? "run.coordinates.yes" : "run.coordinates.no")],
  ];
  return html`<section>
    <h2 class="say">${say("run.facts")}</h2>
    <dl class="facts-list">
      ${facts
        .filter(([, fact]) => fact !== null)
        .map(([name, fact]) => html`<div><dt>${name}</dt><dd>${fact}</dd></div>`)}
    </dl>
  </section>`;
}
