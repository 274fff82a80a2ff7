/** One tab guides at a time: the lock is held while a session page is open. */

const LOCK = "unkink-session";

export interface Held {
  /** False if another tab guides. */
  readonly isMine: boolean;
  readonly release: () => void;
}

/**
 * Asks for the session, or takes it over.
 *
 * @param onLost Called when another tab took it over.
 */
export async function holdSession(options: { readonly take: boolean; readonly onLost: () => void }): Promise<Held> {
  const locks = (navigator as { locks?: LockManager }).locks;
  // Where there are no locks (plain HTTP), two tabs are the runner's to tell apart.
  if (!locks) return { isMine: true, release: () => undefined };
  return new Promise((resolve) => {
    const held = (lock: Lock | null): Promise<void> | undefined => {
      if (!lock) return void resolve({ isMine: false, release: () => undefined });
      return new Promise((release) => resolve({ isMine: true, release }));
    };
    const how: LockOptions = options.take ? { steal: true } : { ifAvailable: true };
    // A lock that was stolen rejects.
    locks.request(LOCK, how, held).catch(options.onLost);
  });
}
