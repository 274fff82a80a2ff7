/**
 * Keeps the app whole without a network: its own parts at once, the figure as the page
 * asks for it. What the server computes is not kept here; the page keeps that itself.
 */
import { keep, type Keeping } from "./keeping";

declare const self: ServiceWorkerGlobalScope;

/** The parts of this build; the build writes them in. */
declare const BUILD_FILES: readonly string[];

const SHELL = `shell-${fingerprint(BUILD_FILES.join())}`;
const FIGURE = "figure";
const START = "/index.html";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll([START, ...BUILD_FILES])));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([forgetFormer(), self.clients.claim()]));
});

self.addEventListener("message", (event) => {
  const told = event.data as { kind: "update" } | ({ kind: "keep" } & Keeping);
  if (told.kind === "update") void self.skipWaiting();
  if (told.kind === "keep") {
    const port = event.ports[0];
    event.waitUntil(keep(FIGURE, told, (share) => port?.postMessage(share)));
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/api/") || url.pathname.startsWith("/pair/")) return;
  if (request.mode === "navigate") event.respondWith(fromShell(new Request(START), request));
  else if (url.pathname.startsWith("/bodies/")) event.respondWith(fromFigure(event));
  else event.respondWith(fromShell(request, request));
});

async function fromShell(kept: Request, asked: Request): Promise<Response> {
  const shell = await caches.open(SHELL);
  return (await shell.match(kept)) ?? fetch(asked);
}

/** What is kept comes at once; what has changed comes the next time. */
async function fromFigure(event: FetchEvent): Promise<Response> {
  const figure = await caches.open(FIGURE);
  const kept = await figure.match(event.request);
  const fresh = fetch(event.request).then(async (answer) => {
    if (answer.ok) await figure.put(event.request, answer.clone());
    return answer;
  });
  if (!kept) return fresh;
  event.waitUntil(fresh.catch(() => undefined));
  return kept;
}

async function forgetFormer(): Promise<void> {
  const names = await caches.keys();
  const former = names.filter((name) => name.startsWith("shell-") && name !== SHELL);
  await Promise.all(former.map((name) => caches.delete(name)));
}

/** FNV-1a: short, and another name for every other set of files. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16);
}
