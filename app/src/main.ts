/** The app begins: its shell, and the page that the address names. */
import "./shell/app-shell";
import { whenIdle } from "./shell/idle";

// What waits since an earlier visit is sent once the page stands.
void import("./api/outbox").then(({ outbox }) => outbox.watch());

// The worker fetches the whole app: that must not delay the first page.
addEventListener("load", () => {
  whenIdle(() => void import("./shell/keep-whole").then(({ keepWhole }) => keepWhole()), 4000);
});
