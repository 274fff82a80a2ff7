/** What was rolled, in the words of the page after it. */
import { counted } from "../words/format";
import { say } from "../words/words";

/** Returns how long was rolled: "Nine minutes". */
export function minutesWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return say("after.seconds");
  const count = counted(minutes);
  return say("after.minutes", { count: count.charAt(0).toUpperCase() + count.slice(1), minutes });
}
