/** All that is seen while a session plays: bar, figure, what is to be read, keys. */
import { html, nothing, type TemplateResult } from "lit";
import type { PlanDoc } from "../api/schema";
import type { LoadFile } from "../stage/clip";
import { USUAL_FIGURE } from "../stage/usual-figure";
import { say } from "../words/words";
import { wayOf } from "./beginning";
import { nameOf, type SessionWords, strokeWords } from "./catalogue";
import type { SessionProfile } from "./means";
import { barOf, type Key, keysOf, sided, sideWords } from "./parts";
import { readyView } from "./ready";
import type { SessionRunner } from "./runner";
import "./session-figure";
import { changeView, type SetLook, setView } from "./set-view";
import { type View, viewAt } from "./view";

/** What a playing session is drawn from. */
export interface Looked {
  readonly runner: SessionRunner;
  readonly words: SessionWords | undefined;
  readonly profile: SessionProfile | undefined;
  readonly load: LoadFile | null;
  /** Positions without a clip of the way into them. */
  readonly missing: ReadonlySet<string>;
}

/** What the page does when asked. */
export interface Acts {
  readonly isCalm: boolean;
  readonly end: () => void;
  readonly skipBout: () => void;
  readonly startNow: () => void;
}

/** Returns the page of a session that plays. */
export function playView(looked: Looked, acts: Acts): TemplateResult {
  const { runner, words } = looked;
  const view = viewAt(runner.plan, runner.placeS);
  const look = lookOf(looked, view);
  const far = view.kind === "ready" ? readyView(look) : view.kind === "change" ? changeView(look) : setView(look);
  return html`${barOf({ number: view.number, count: view.count, leftInAllS: view.leftInAllS, end: acts.end })}
    <div class="stage">
      <div class="shot">${figureOf(looked, view, look.name, acts.isCalm)}${endsOf(looked, view, acts.isCalm)}</div>
      ${far}
    </div>
    <div class="strip">
      ${view.kind === "ready" ? "" : nextOf(view, runner, words)}
      ${keysOf(keysFor(view, runner, acts))}
    </div>`;
}

/** Goes on to the next bout. */
export function skipBout(runner: SessionRunner): void {
  const { bout } = viewAt(runner.plan, runner.placeS);
  // A bout has at most as many landings as it has sets, and two before them.
  for (let left = 24; left && runner.state.phase === "playing"; left -= 1) {
    runner.skip(1);
    if (viewAt(runner.plan, runner.placeS).bout !== bout) return;
  }
}

/** Begins the set that one gets ready for. */
export function startNow(runner: SessionRunner): void {
  if (runner.isPaused) runner.toggle();
  for (let left = 4; left && viewAt(runner.plan, runner.placeS).kind === "ready"; left -= 1) runner.skip(1);
}

function lookOf({ runner, words, profile, load }: Looked, view: View): SetLook {
  const hasVoice = runner.voice.isThere;
  return {
    view,
    name: nameOf(words, runner.plan.routine.bouts[view.bout]),
    load,
    massKg: profile?.mass_kg ?? null,
    notice: runner.notice,
    isPaused: runner.isPaused,
    hasCaptions: (profile?.guide.captions ?? true) || !hasVoice,
    speaks: (profile?.guide.speaks ?? true) && hasVoice,
  };
}

/** Where nothing moves and nothing can be drawn, one picture stands for both ends of the stroke: words name them. */
function endsOf({ runner, words, load }: Looked, view: View, isCalm: boolean): unknown {
  const ends = strokeWords(words, runner.plan.routine.bouts[view.bout]);
  return isCalm && load === null && ends ? html`<p class="note ends-words">${ends}</p>` : nothing;
}

function figureOf({ runner, profile, missing }: Looked, view: View, name: string, isCalm: boolean): TemplateResult {
  const bout = runner.plan.routine.bouts[view.bout];
  const way = wayOf(runner.plan, view, missing);
  const steps = view.steps.map((one) => one.text).join(" ");
  return html`<session-figure
    .figure=${profile?.figure ?? USUAL_FIGURE}
    .move=${way ? "into" : (bout?.move ?? "")}
    .variant=${way ?? bout?.variant ?? ""}
    .side=${view.side}
    .ahead=${runner.plan.routine.bouts}
    .still=${isCalm}
    .label=${say("session.picture", { name: sided(name, view.side), steps })}
  ></session-figure>`;
}

function nextOf(view: View, runner: SessionRunner, words: SessionWords | undefined): TemplateResult {
  return html`<div class="next">
    <span><span class="w">${say("session.next")} </span>${nextWords(view, runner.plan, words)}</span>
  </div>`;
}

/** Returns what comes next: the other side, the same again, another move, or the end. */
export function nextWords({ next, bout, side }: View, plan: PlanDoc, words: SessionWords | undefined): string {
  if (!next) return say("session.next.end");
  if (next.bout !== bout) return sided(nameOf(words, plan.routine.bouts[next.bout]), next.side);
  if (next.side === side) return say("session.next.again");
  return say("session.next.side", { side: sideWords(next.side).toLowerCase() });
}

function keysFor(view: View, runner: SessionRunner, acts: Acts): Key[] {
  const toggle = (words: string): Key => ({
    icon: runner.isPaused ? "go" : "pause",
    words,
    press: () => runner.toggle(),
    isMain: true,
    shortcut: "Space",
  });
  if (view.kind === "ready")
    return [
      { icon: "skip", words: say("session.skip_this"), press: acts.skipBout },
      toggle(say(runner.isPaused ? "session.go_on" : "session.wait")),
      { icon: "plus", words: say("session.start_now"), press: acts.startNow },
    ];
  if (runner.isPaused)
    return [
      { icon: "back", words: say("session.back"), press: () => runner.skip(-1), shortcut: "ArrowLeft" },
      toggle(say("session.go_on")),
      { icon: "skip", words: say("session.skip"), press: () => runner.skip(1), shortcut: "ArrowRight" },
    ];
  const isOff = runner.isAsking;
  return [
    { icon: "press_down", words: say("session.too_much"), press: () => void runner.wish("too_much"), isOff, shortcut: "T" },
    toggle(say("session.pause")),
    { icon: "plus", words: say("session.more"), press: () => void runner.wish("more"), isOff, shortcut: "M" },
  ];
}
