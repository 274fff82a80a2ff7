/** The words of a session as the server has them, or as they were seen last. */
import { cache } from "../api/cache";
import type { SessionWords } from "./catalogue";

/**
 * Returns the catalogue, as last seen where the server is away.
 *
 * @throws UnreachableError if it was never seen.
 */
export async function sessionWords(): Promise<SessionWords> {
  const kept = await cache.kept<SessionWords>("/catalogue");
  const read = cache.read<SessionWords>("/catalogue");
  if (!kept) return (await read).value;
  // The next session has what is new; this one need not wait for it.
  read.catch(() => undefined);
  return kept;
}
