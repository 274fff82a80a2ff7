/** The app begins: its shell, and the page that the address names. */
import "./shell/app-shell";

// What waits since an earlier visit is sent once the page stands.
void import("./api/outbox").then(({ outbox }) => outbox.watch());
