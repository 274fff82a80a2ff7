/* Keeps what was seen of this site, so that it plays without a network. Parts and version are
   written in when the site is made; nothing outside of its folder is touched. */
const SCOPE = new URL("./", self.location.href);
/* Other sites of the same host may keep things, too. */
const OURS = `unkink-site ${SCOPE.pathname} `;
const NAME = `${OURS}{{version}}`;
const PARTS = "{{parts}}";

self.addEventListener("install", (event) => {
  const parts = PARTS.map((part) => new Request(new URL(part, SCOPE), { cache: "reload" }));
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(parts)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const drop = (names) => names.filter((name) => name.startsWith(OURS) && name !== NAME).map((name) => caches.delete(name));
  event.waitUntil(caches.keys().then((names) => Promise.all(drop(names))).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(SCOPE.href)) return;
  event.respondWith(event.request.mode === "navigate" ? fresh(event.request) : kept(event.request));
});

async function fresh(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(new URL("index.html", SCOPE), { cacheName: NAME })) ?? Response.error();
  }
}

async function kept(request) {
  const cache = await caches.open(NAME);
  const found = await cache.match(request, { ignoreSearch: true });
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}
