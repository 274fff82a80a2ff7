/** The acts that pass a routine on: as a file, or as a link. */
import { html, nothing, type TemplateResult } from "lit";
import type { RoutineDoc } from "../api/schema";
import { openSheet } from "../elements/sheet";
import { toast } from "../elements/toast-line";
import { saveJson } from "../shell/save-file";
import { say } from "../words/words";
import { canLink, linkOf } from "./link";

export interface PassOn {
  /** Where links lead; none are made if it is empty. */
  readonly base: string;
  readonly keep: () => void;
}

/** Returns the row of acts. */
export function passOnPart(routine: RoutineDoc, { base, keep }: PassOn): TemplateResult {
  return html`<div class="acts-row">
    <button class="quiet boxed" type="button" @click=${keep}>${say("shared.keep")}</button>
    <button class="quiet boxed" type="button" @click=${() => saveJson(fileName(routine.title), routine)}>${say("shared.file")}</button>
    ${base
      ? html`<button class="quiet boxed" type="button" @click=${() => void copyLink(routine, base)}>${say("shared.copy")}</button>`
      : nothing}
  </div>`;
}

async function copyLink(routine: RoutineDoc, base: string): Promise<void> {
  if (!canLink()) return toast(say("shared.copy.browser"));
  const link = await linkOf(routine, base);
  if (!link) return toast(say("shared.copy.long"));
  try {
    await navigator.clipboard.writeText(link);
    toast(say("shared.copied"));
  } catch {
    // Refused, or a page that came over plain HTTP: there is a hand to copy it with.
    openSheet(() => ({ heading: say("shared.copy"), body: html`<p>${say("shared.copy.by_hand")}</p><p><code>${link}</code></p>` }));
  }
}

function fileName(title: string): string {
  const bare = title.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const words = bare.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");
  return `${words || "routine"}.json`;
}
