/** A sheet for the words of a routine: title, author, notes. */
import { html, nothing } from "lit";
import { openSheet, type Sheet } from "../elements/sheet";
import { say } from "../words/words";

export interface Told {
  readonly title: string;
  readonly author: string;
  readonly notes: string;
}

/** Asks for the words of a routine; resolves to undefined if it was left. */
export async function askWords(before: Told): Promise<Told | undefined> {
  let told: Told | undefined;
  let isMissing = false;
  const submit = (event: SubmitEvent, sheet: Sheet): void => {
    event.preventDefault();
    const fields = new FormData(event.target as HTMLFormElement);
    const field = (name: keyof Told) => String(fields.get(name) ?? "");
    isMissing = field("title").trim() === "";
    if (isMissing) return sheet.update();
    told = { title: field("title"), author: field("author"), notes: field("notes") };
    sheet.close();
  };
  const sheet = openSheet((one) => ({
    heading: say("routines.form.title"),
    body: html`<form class="pad form" novalidate @submit=${(event: SubmitEvent) => submit(event, one)}>
      <label class="field">
        <span>${say("routines.field.title")}</span>
        <input
          name="title"
          required
          maxlength="200"
          .defaultValue=${before.title}
          aria-invalid=${isMissing ? "true" : nothing}
          aria-describedby=${isMissing ? "title-missing" : nothing}
        />
        ${isMissing
          ? html`<span class="note" id="title-missing" role="alert">${say("routines.form.missing")}</span>`
          : nothing}
      </label>
      <label class="field">
        <span>${say("routines.field.author")}</span>
        <input name="author" maxlength="200" autocomplete="name" .defaultValue=${before.author} />
      </label>
      <label class="field">
        <span>${say("routines.field.notes")}</span>
        <textarea name="notes" rows="3" .defaultValue=${before.notes}></textarea>
      </label>
      <button class="quiet on" type="submit">${say("routines.form.save")}</button>
    </form>`,
  }));
  await sheet.closed;
  return told;
}
