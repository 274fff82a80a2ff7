/** Does something when the page has time for it, at the latest after `latest` [ms]. */
export function whenIdle(act: () => void, latest = 1500): void {
  // Safari has no idle callback.
  if ("requestIdleCallback" in globalThis) requestIdleCallback(act, { timeout: latest });
  else setTimeout(act, 200);
}
