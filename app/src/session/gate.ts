/** What stands before a session: safety first, a session kept, another tab. */
import { html, type TemplateResult } from "lit";
import { say } from "../words/words";
import type { Safety } from "./catalogue";

export interface SafetyLook {
  readonly safety: Safety | undefined;
  /** Which question: the one of every session, or that of one sore calf. */
  readonly asks: "anything_new" | "one_calf";
  readonly notes: readonly string[];
  readonly answer: (isSafe: boolean) => void;
  readonly again: () => void;
  readonly leave: () => void;
}

/** Returns the question that is never skipped; without its words nothing begins. */
export function safetyView(look: SafetyLook): TemplateResult {
  const { safety } = look;
  if (!safety)
    return gate(html`<h1 class="say">${say("session.safe")}</h1>
      <p class="lead">${say("session.safe.missing")}</p>
      ${button(say("session.safe.again"), look.again, "main")} ${button(say("session.none.go"), look.leave)}`);
  const isCalf = look.asks === "one_calf";
  return gate(html`<p class="caption warm">${say("session.safe")}</p>
    <h1 class="say ask-safe">${isCalf ? safety.one_calf : safety.question}</h1>
    ${isCalf ? html`<p class="lead">${safety.one_calf_yes}</p>` : ""}
    ${button(say("session.safe.no"), () => look.answer(true), "main")}
    ${button(say(isCalf ? "session.safe.unsure" : "session.safe.yes"), () => look.answer(false))}
    ${look.notes.map((note) => html`<p class="note">${note}</p>`)}`);
}

/** Returns a page with one sentence and at most two ways on. */
export function askView(ask: {
  readonly title: string;
  readonly lead: string;
  readonly main: readonly [words: string, act: () => void];
  readonly other?: readonly [words: string, act: () => void];
}): TemplateResult {
  return gate(html`<h1 class="say">${ask.title}</h1>
    <p class="lead">${ask.lead}</p>
    ${button(...ask.main, "main")} ${ask.other ? button(...ask.other) : ""}`);
}

function gate(content: TemplateResult): TemplateResult {
  return html`<div class="gate"><div class="gate-in">${content}</div></div>`;
}

function button(words: string, act: () => void, kind: "main" | "" = ""): TemplateResult {
  return html`<button type="button" class="far-key ${kind}" @click=${act}>${words}</button>`;
}
