/**
 * A plan on its way to the session, and a session on its way through a reload.
 *
 * Written to local storage at once, because a page may go at any moment; where there is
 * none (private browsing), it lives as long as the page.
 */
import type { FeltDoc, PlanDoc, SoreAt } from "./handed";
import type { SessionState } from "./machine";

const PLAN = "unkink.plan";
const STATE = "unkink.session";
const RUNNING_PLAN = "unkink.session.plan";
const AFTER = "unkink.after.";

const memory = new Map<string, string>();

/** Hands a plan to the session page, with the soreness that was reported before it. */
export function handOver(plan: PlanDoc, before: readonly FeltDoc[] = []): void {
  write(PLAN, JSON.stringify({ plan, before }));
}

/** Returns the plan that was handed over last; it stays until another one comes. */
export function takeOver(): { readonly plan: PlanDoc; readonly before: readonly FeltDoc[] } | undefined {
  return parsed(read(PLAN));
}

/** Keeps a session as it is now; its plan is written only when it changed. */
export function keepSession(state: SessionState, former?: SessionState): void {
  const { plan, ...rest } = state;
  if (plan !== former?.plan) write(RUNNING_PLAN, JSON.stringify(plan));
  write(STATE, JSON.stringify(rest));
}

/** Returns the session that was under way, if there is one. */
export function keptSession(): SessionState | undefined {
  const rest = parsed<Omit<SessionState, "plan">>(read(STATE));
  const plan = parsed<PlanDoc>(read(RUNNING_PLAN));
  return rest && plan && { ...rest, plan };
}

export function dropSession(): void {
  for (const key of [STATE, RUNNING_PLAN]) erase(key);
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

export function keepAfter(note: AfterNote): void {
  write(AFTER + note.id, JSON.stringify(note));
}

export function keptAfter(id: string): AfterNote | undefined {
  return parsed(read(AFTER + id));
}

export function dropAfter(id: string): void {
  erase(AFTER + id);
}

/** Whether what is kept survives the page. */
export function isStored(): boolean {
  return memory.size === 0;
}

function write(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
    memory.delete(key);
  } catch {
    // Private browsing, or full: what was kept before is older than this.
    memory.set(key, text);
  }
}

function read(key: string): string | undefined {
  const own = memory.get(key);
  if (own !== undefined) return own;
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function erase(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept then.
  }
}

/** What cannot be read any more was written by another version; it is no reason to fail. */
function parsed<T>(text: string | undefined): T | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}
