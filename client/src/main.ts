import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import { START_LOCATION } from 'vue-router';
import App from './app/App.vue';
import { createQueryClient } from './app/query-client.ts';
import { createTurns } from './app/drawing/turns.ts';
import { TAKE_TURN } from './app/drawing/useTurn.ts';
import { keepShell } from './app/keep-shell.ts';
import { nextTask } from './app/drawing/next-task.ts';
import { createAppRouter } from './app/router/index.ts';
import 'bootstrap/dist/css/bootstrap.min.css';
import './app/styles/colours.css';
import './app/styles/bootstrap.css';
import './app/styles/shell.css';
import './app/styles/parts.css';

// In tasks of their own, so that a slow phone answers a touch between reading the app, making and drawing it. Nor may
// the script itself still be running when the router writes an address: a browser notes by whom, down to the line, and
// for that would read the whole script once more.
void nextTask().then(open);
if (import.meta.env.PROD) keepShell();

async function open(): Promise<void> {
  const turns = createTurns();
  const router = createAppRouter();
  router.afterEach((_to, from) => from !== START_LOCATION && turns.end());
  const app = createApp(App)
    .use(router)
    .use(VueQueryPlugin, { queryClient: createQueryClient() })
    .provide(TAKE_TURN, turns.take);
  await nextTask();
  app.mount('#app');
}
