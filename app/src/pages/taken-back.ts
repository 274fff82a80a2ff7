/** Takes back soreness that was reported a moment ago. */
import { call, ProblemError } from "../api/client";
import { outbox } from "../api/outbox";

interface Ways {
  /** Lets go of what was not sent yet, and returns what that was. */
  readonly drop: (ids: ReadonlySet<string>) => Promise<ReadonlySet<string>>;
  readonly remove: (id: string) => Promise<unknown>;
}

const WAYS: Ways = {
  drop: (ids) => outbox.drop(ids),
  remove: (id) => call(`/soreness/${id}`, { method: "DELETE" }),
};

/**
 * Takes reports back: those that wait are let go, the others are deleted.
 *
 * @returns Whether the server had any of them, so that today changes.
 * @throws UnreachableError if the server has them and does not answer.
 */
export async function takenBack(ids: readonly string[], { drop, remove }: Ways = WAYS): Promise<boolean> {
  const dropped = await drop(new Set(ids));
  const kept = ids.filter((id) => !dropped.has(id));
  for (const id of kept) await remove(id).catch(unlessGone);
  return kept.length > 0;
}

/** What is gone already is taken back as well. */
function unlessGone(error: unknown): void {
  if (!(error instanceof ProblemError && error.status === 404)) throw error;
}
