import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import App from './app/App.vue';
import { nextTask } from './app/next-task.ts';
import { createQueryClient } from './app/query-client.ts';
import { registerServiceWorker } from './app/register-service-worker.ts';
import { createAppRouter } from './app/router/index.ts';
import 'bootstrap/dist/css/bootstrap.min.css';
import './app/styles/colours.css';
import './app/styles/bootstrap.css';
import './app/styles/shell.css';
import './app/styles/parts.css';

// The router may not write the first address while this script still runs. The browser would look up the line that did
// it, and read the whole script again for that.
void nextTask().then(open);
if (import.meta.env.PROD) registerServiceWorker();

async function open(): Promise<void> {
  const app = createApp(App).use(createAppRouter()).use(VueQueryPlugin, { queryClient: createQueryClient() });
  await nextTask();
  app.mount('#app');
}
