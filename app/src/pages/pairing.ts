/** An offer to pair a phone, in words. */

/** Returns the whole minutes that an offer still holds, begun ones counted; 0 if it is over. */
export function minutesLeft(expires: string | null, now: Date): number {
  if (expires === null) return 0;
  return Math.max(0, Math.ceil((new Date(expires).getTime() - now.getTime()) / 60_000));
}

/** Returns a fingerprint in pairs, as phones show it: "AB:CD:…". */
export function grouped(fingerprint: string): string {
  if (fingerprint.includes(":")) return fingerprint.toUpperCase();
  return (fingerprint.match(/.{1,2}/g) ?? []).join(":").toUpperCase();
}
