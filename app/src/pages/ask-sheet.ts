/** Asks before something is gone for good. */
import { html, nothing } from "lit";
import { openSheet } from "../elements/sheet";
import { say } from "../words/words";

interface Question {
  readonly heading: string;
  readonly words?: string;
  /** What the act is called on its button. */
  readonly act: string;
}

/** Opens a sheet with a question; resolves to whether the act was chosen. */
export async function asked({ heading, words, act }: Question): Promise<boolean> {
  let isChosen = false;
  const sheet = openSheet((one) => ({
    heading,
    body: html`${words ? html`<p>${words}</p>` : nothing}
      <div class="choose">
        <button
          class="quiet on"
          type="button"
          @click=${() => {
            isChosen = true;
            one.close();
          }}
        >
          ${act}
        </button>
        <button class="quiet boxed" type="button" @click=${one.close}>${say("state.cancel")}</button>
      </div>`,
  }));
  await sheet.closed;
  return isChosen;
}
