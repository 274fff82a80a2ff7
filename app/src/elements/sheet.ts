import { html, nothing, render, type TemplateResult } from "lit";
import { say } from "../words/words";
import { icon } from "./icons";

export interface SheetContent {
  /** Names the sheet; it is its heading. */
  readonly heading: string;
  readonly body: TemplateResult;
}

export interface Sheet {
  /** Draws it again, after something changed. */
  update(): void;
  close(): void;
  /** Settles when it is gone, by whatever way. */
  readonly closed: Promise<void>;
}

let count = 0;

/**
 * Opens a sheet over the page: a native dialog, so that the rest is inert, Escape closes it
 * and the focus goes back to where it was.
 *
 * @param content Called for each drawing; elements draw into the page and have no slots.
 */
export function openSheet(content: (sheet: Sheet) => SheetContent): Sheet {
  const dialog = document.createElement("dialog");
  const id = `sheet-${(count += 1)}`;
  dialog.className = "sheet";
  dialog.setAttribute("aria-labelledby", id);
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  const sheet: Sheet = {
    update: () => render(drawn(content(sheet), id, sheet), dialog),
    close: () => dialog.close(),
    closed: promise,
  };
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    render(nothing, dialog);
    dialog.remove();
    resolve();
  });
  document.body.append(dialog);
  sheet.update();
  dialog.showModal();
  // The sheet's name is read first; the cross is not what one came for.
  dialog.querySelector<HTMLElement>("h2")?.focus();
  return sheet;
}

function drawn({ heading, body }: SheetContent, id: string, sheet: Sheet): TemplateResult {
  return html`<div class="sheet-in">
    <div class="sheet-top">
      <h2 class="say" id=${id} tabindex="-1">${heading}</h2>
      <button class="quiet" type="button" @click=${sheet.close} aria-label=${say("el.close")}>
        ${icon("cross")}
      </button>
    </div>
    ${body}
  </div>`;
}
