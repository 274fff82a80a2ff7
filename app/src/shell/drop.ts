/** Runs that are dropped anywhere or chosen: from the files to the sheet that tells of them. */
import { html, nothing, type TemplateResult } from "lit";
import { call } from "../api/client";
import type { RunDoc } from "../api/schema";
import { openSheet, type Sheet } from "../elements/sheet";
import { toast } from "../elements/toast-line";
import { say } from "../words/words";
import { filesOf, holdsFiles, named } from "./dropped-files";
import type { NamedFile } from "./intake";
import "./drop-sheet";
import type { DropSheet } from "./drop-sheet";

/** Pages that show runs ask anew when they hear this on the window. */
export const RUNS_CHANGED = "unkink-runs";

let open: { readonly sheet: Sheet; readonly element: DropSheet } | undefined;

/** Takes files that are dropped anywhere while `isOpen`; returns how to stop that. */
export function takeDrops(isOpen: () => boolean): () => void {
  const over = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    document.body.classList.toggle("dropping", isOpen());
  };
  const leave = (event: DragEvent): void => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  };
  const drop = (event: DragEvent): void => {
    if (!holdsFiles(event) || !event.dataTransfer) return;
    // Without this the browser would leave the app and open the file.
    event.preventDefault();
    document.body.classList.remove("dropping");
    if (isOpen()) void filesOf(event.dataTransfer).then(addFiles);
  };
  const all = { dragover: over, dragleave: leave, drop };
  for (const [name, hears] of Object.entries(all)) addEventListener(name as "drop", hears);
  return () => {
    for (const [name, hears] of Object.entries(all)) removeEventListener(name as "drop", hears);
  };
}

/** Opens the sheet on which files or a folder can be chosen. */
export function chooseFiles(): void {
  sheetFor([]);
}

/** Asks for files at once, such as from a button of the page. */
export function pickFiles(): void {
  picker(false, addFiles);
}

/** Takes files in and tells of it on a sheet. */
export function addFiles(files: readonly NamedFile[]): void {
  if (open) open.element.add(files);
  else sheetFor(files);
}

/** Takes runs back that have just come in. */
export async function takeBack(runs: readonly RunDoc[]): Promise<void> {
  for (const { id } of runs) await call(`/runs/${id}`, { method: "DELETE" });
  dispatchEvent(new CustomEvent(RUNS_CHANGED));
  toast(say("drop.undone", { count: runs.length }));
}

function sheetFor(files: readonly NamedFile[]): void {
  const element = document.createElement("drop-sheet") as DropSheet;
  const sheet = openSheet(() => ({ heading: say("drop.heading"), body: body(element) }));
  open = { sheet, element };
  element.addEventListener("done", () => sheet.close());
  element.addEventListener("undo", (event) => {
    sheet.close();
    void takeBack((event as CustomEvent<readonly RunDoc[]>).detail);
  });
  if (files.length) element.add(files);
  void sheet.closed.then(() => (open = undefined));
}

function body(element: DropSheet): TemplateResult {
  return html`${element}
    <div class="choose">
      <button class="quiet on" type="button" @click=${() => picker(false, addFiles)}>
        ${say("drop.choose")}
      </button>
      ${"webkitdirectory" in HTMLInputElement.prototype
        ? html`<button class="quiet" type="button" @click=${() => picker(true, addFiles)}>
            ${say("drop.choose_folder")}
          </button>`
        : nothing}
    </div>`;
}

function picker(isFolder: boolean, takes: (files: readonly NamedFile[]) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.webkitdirectory = isFolder;
  input.addEventListener("change", () => takes(named([...(input.files ?? [])])));
  input.click();
}
