/** The quiet button that opens the ways to take a routine along. */
import { html, type TemplateResult } from "lit";
import type { RoutineDoc } from "../api/schema";
import { toast } from "../elements/toast-line";
import { say } from "../words/words";

/** Returns the button for a routine that is at hand. */
export function takePart(routine: RoutineDoc): TemplateResult {
  return takeButton(routine.title, () => takeAlong(routine));
}

/** Returns the button for a routine that is still to be asked for. */
export function takeButton(name: string, act: () => Promise<void>): TemplateResult {
  return html`<button class="quiet" type="button" aria-label=${say("take.open_of", { name })} @click=${() => void act()}>
    ${say("take.open")}
  </button>`;
}

/** Opens the ways to take a routine along; they are loaded when first asked for. */
export async function takeAlong(routine: RoutineDoc): Promise<void> {
  try {
    const { openTakeSheet } = await import("./take-sheet");
    openTakeSheet(routine);
  } catch {
    toast(say("take.away"));
  }
}
