/** Lets the browser keep the app's own files, so that it opens without a connection; once the page has loaded. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => {
    // A browser that refuses, in a private window for instance, asks the server each time.
    navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  });
}
