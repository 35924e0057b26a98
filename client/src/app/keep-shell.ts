const AFTER = 3_000;

/** Lets the browser keep the app's own files, so that it opens without a connection; once the page stands. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => setTimeout(register, AFTER));
}

function register(): void {
  // A browser that refuses, in a private window for instance, asks the server each time.
  navigator.serviceWorker.register('/sw.js').catch(() => undefined);
}
