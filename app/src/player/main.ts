/** The player begins: it reads what the page brought along, and shows it. */
import "../look/look.css";
import { loreOf } from "../share/lore";
import { filesFrom } from "../stage/fetched";
import { say, speak } from "../words/words";
import { filesOf, loreDocOf, readCarried } from "./carried";
import { playAlone } from "./own-means";
import { PlayerShell } from "./player-shell";
import { PLAYER_WORDS } from "./words";

async function begin(): Promise<void> {
  speak(PLAYER_WORDS);
  const carried = readCarried(document);
  filesFrom(filesOf(carried));
  const found = await loreDocOf(carried);
  const shell = new PlayerShell();
  playAlone(found, { body: carried.body, go: (path) => shell.go(path) });
  shell.carried = carried;
  shell.lore = loreOf(found);
  document.body.replaceChildren(shell);
  if (!carried.files) await navigator.serviceWorker?.register("sw.js").catch(() => undefined);
}

begin().catch((error: unknown) => {
  console.error(error);
  const words = document.createElement("p");
  words.textContent = say("player.broken");
  document.body.replaceChildren(words);
});
