/**
 * A plan on its way to the session, and a session on its way through a reload.
 *
 * Written to local storage at once, because a page may go at any moment; where there is
 * none (private browsing), it lives as long as the page.
 */
import { forgetNote, note, noted } from "../api/note";
import type { FeltDoc, PlanDoc, SoreAt } from "./handed";
import type { SessionState } from "./machine";

const PLAN = "unkink.plan";
const STATE = "unkink.session";
const RUNNING_PLAN = "unkink.session.plan";
const AFTER = "unkink.after.";

/** Hands a plan to the session page, with the soreness that was reported before it. */
export function handOver(plan: PlanDoc, before: readonly FeltDoc[] = []): void {
  note(PLAN, JSON.stringify({ plan, before }));
}

/** Returns the plan that was handed over last; it stays until another one comes. */
export function takeOver(): { readonly plan: PlanDoc; readonly before: readonly FeltDoc[] } | undefined {
  return parsed(noted(PLAN));
}

/** Keeps a session as it is now; its plan is written only when it changed. */
export function keepSession(state: SessionState, former?: SessionState): void {
  const { plan, ...rest } = state;
  if (plan !== former?.plan) note(RUNNING_PLAN, JSON.stringify(plan));
  note(STATE, JSON.stringify(rest));
}

/** Returns the session that was under way, if there is one. */
export function keptSession(): SessionState | undefined {
  const rest = parsed<Omit<SessionState, "plan">>(noted(STATE));
  const plan = parsed<PlanDoc>(noted(RUNNING_PLAN));
  return rest && plan && { ...rest, plan };
}

export function dropSession(): void {
  for (const key of [STATE, RUNNING_PLAN]) forgetNote(key);
}

/** What the page after a session needs, also without a network. */
export interface AfterNote {
  readonly id: string;
  /** How long was played [s]. */
  readonly seconds: number;
  /** Whether the session goes to the server; a dry run does not. */
  readonly isKept: boolean;
  readonly rolled: readonly SoreAt[];
}

export function keepAfter(after: AfterNote): void {
  note(AFTER + after.id, JSON.stringify(after));
}

export function keptAfter(id: string): AfterNote | undefined {
  return parsed(noted(AFTER + id));
}

export function dropAfter(id: string): void {
  forgetNote(AFTER + id);
}

function parsed<T>(text: string | undefined): T | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as T);
  } catch {
    // Written by another version; no reason to fail.
    return undefined;
  }
}
