import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import { START_LOCATION } from 'vue-router';
import App from './App.vue';
import { createQueryClient } from './composables/app/query-client.ts';
import { createTurns } from './composables/app/turns.ts';
import { TAKE_TURN } from './composables/app/useTurn.ts';
import { keepShell } from './keep-shell.ts';
import { createAppRouter } from './router/index.ts';
import 'bootstrap/dist/css/bootstrap.min.css';
import './styles/colours.css';
import './styles/bootstrap.css';
import './styles/shell.css';
import './styles/parts.css';

const turns = createTurns();
const router = createAppRouter();
const app = createApp(App)
  .use(router)
  .use(VueQueryPlugin, { queryClient: createQueryClient() })
  .provide(TAKE_TURN, turns.take);
router.afterEach((_to, from) => from !== START_LOCATION && turns.end());
// A task of its own, so that a slow phone answers a touch between reading the app and drawing it.
setTimeout(() => app.mount('#app'));
if (import.meta.env.PROD) keepShell();
