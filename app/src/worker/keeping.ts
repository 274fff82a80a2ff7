/** Fetches what a session needs before it is needed, the most urgent first. */

export interface Keeping {
  /** Addresses, the most urgent first. */
  readonly urls: readonly string[];
}

/** Few at a time, so that what the page itself asks for comes first. */
const AT_ONCE = 3;

/**
 * Keeps addresses in a cache; what is there already stays.
 *
 * @param tell Is told the share that is kept, 0 to 1, and -1 if something failed.
 */
export async function keep(
  name: string,
  { urls }: Keeping,
  tell: (share: number) => void,
): Promise<void> {
  const cache = await caches.open(name);
  const waiting = [...urls];
  let kept = 0;
  let failed = false;
  const work = async (): Promise<void> => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      try {
        if (!(await cache.match(url))) await cache.add(url);
        kept += 1;
        tell(kept / urls.length);
      } catch {
        failed = true;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (failed) tell(-1);
}
