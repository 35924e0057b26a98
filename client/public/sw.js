// Keeps the files of the app, so that it opens without a connection. It never keeps an answer of the API, because old
// sums of money would mislead. It fetches the page from the network first, so nobody sees an old app after an update.
// The names of the other files contain a hash of their content, so a kept file is never out of date.
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

/** Fetches the page from the server. Without a connection it answers the kept page. */
async function openPage(event) {
  try {
    const page = await fetch(event.request);
    if (page.ok) event.waitUntil(keep(page.clone()));
    return page;
  } catch {
    return fromCache('/');
  }
}

/** Answers a file from the cache if it is kept, because its name changes with its content. */
async function openAsset(request) {
  return (await caches.match(request)) ?? fetch(request);
}

/** Keeps a page with all files of its app, then removes an earlier app's files. It removes nothing if a file fails. */
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
