import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import App from './app/App.vue';
import { fetchAhead } from './app/frame/fetch-ahead.ts';
import { loadBanner } from './app/frame/load-banner.ts';
import { isMadeUp } from './app/made-up.ts';
import { nextTask } from './app/next-task.ts';
import { keepLastSeen } from './app/offline/last-seen.ts';
import { createQueryClient } from './app/query-client.ts';
import { createAppRouter } from './app/router/index.ts';
import { giveSheetsEntries } from './app/useBackCloses.ts';
import './app/styles/bootstrap-parts.scss';
import './app/styles/colours.css';
import './app/styles/bootstrap.css';
import './app/styles/shell.css';
import './app/styles/parts.css';

/** The milliseconds between the page and its service worker. */
const DELAY = 3_000;

// The router may not write the first address while this script still runs. The browser would look up the line that did
// it, and read the whole script again for that.
void nextTask().then(open);
if (import.meta.env.PROD) registerServiceWorker();

async function open(): Promise<void> {
  const queryClient = createQueryClient();
  const router = createAppRouter();
  giveSheetsEntries(router);
  const app = createApp(App).use(router).use(VueQueryPlugin, { queryClient });
  await nextTask();
  // The banner is there before the page, so that it moves nothing when it comes.
  if (isMadeUp) await loadBanner().catch(() => undefined);
  app.mount('#app');
  // What is seen in a made-up season is not kept for later.
  if (isMadeUp) return;
  keepLastSeen(queryClient);
  fetchAhead(queryClient);
}

/** Lets the browser keep the app's own files, so that it opens without a connection. The page itself is loaded first. */
function registerServiceWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => setTimeout(register, DELAY));
}

function register(): void {
  // A browser that refuses, for instance in a private window, asks the server each time.
  navigator.serviceWorker.register('/sw.js').catch(() => undefined);
}
