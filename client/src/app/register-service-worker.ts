const DELAY = 3_000;

/** Lets the browser keep the app's own files, so that it opens without a connection. The page itself is loaded first. */
export function registerServiceWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => setTimeout(register, DELAY));
}

function register(): void {
  // A browser that refuses, for instance in a private window, asks the server each time.
  navigator.serviceWorker.register('/sw.js').catch(() => undefined);
}
