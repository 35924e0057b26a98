// Keeps the app itself, all of its pages, so that it opens without a connection. Never an answer of the API: money is
// not to be guessed at. The page is asked of the network first, so nobody sees an old app after an update; what it
// loads carries a hash of its content in its name.
const KEPT = 'app-2';
const NOT_OURS = /^\/(api|monzo_webhook|healthz|sw\.js)(\/|$)/;

self.addEventListener('install', (event) => {
  event.waitUntil(
    fetch('/', { cache: 'no-store' })
      .then(keep)
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetAllBut(KEPT).then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || NOT_OURS.test(url.pathname)) return;
  if (request.mode === 'navigate') event.respondWith(openPage(event));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(openAsset(request));
  else event.respondWith(fetch(request).catch(() => fromCache(request)));
});

/** The page as the server has it now; the kept one when there is no way to the server. */
async function openPage(event) {
  try {
    const page = await fetch(event.request);
    if (page.ok) event.waitUntil(keep(page.clone()));
    return page;
  } catch {
    return fromCache('/');
  }
}

/** A file whose name changes with its content: kept once, right for good. */
async function openAsset(request) {
  return (await caches.match(request)) ?? fetch(request);
}

/** Keeps a page with all files of its app, then lets go of what an earlier one needed. All of it or nothing. */
async function keep(page) {
  const text = await page.clone().text();
  const cache = await caches.open(KEPT);
  const kept = await cache.match('/');
  if (kept && (await kept.text()) === text) return;
  const named = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1]);
  const built = await (await fetch('/files.json', { cache: 'no-store' })).json();
  const files = new Set([...named, ...built]);
  await cache.addAll([...files]);
  await cache.put('/', page);
  files.add('/');
  const old = (await cache.keys()).filter(({ url }) => !files.has(new URL(url).pathname));
  await Promise.all(old.map((request) => cache.delete(request)));
}

async function fromCache(request) {
  return (await caches.match(request)) ?? Response.error();
}

async function forgetAllBut(name) {
  const names = await caches.keys();
  await Promise.all(names.filter((other) => other !== name).map((other) => caches.delete(other)));
}
