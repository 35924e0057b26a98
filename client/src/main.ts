import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import App from './App.vue';
import { createQueryClient } from './composables/app/query-client.ts';
import { keepShell } from './keep-shell.ts';
import { createAppRouter } from './router/index.ts';
import 'bootstrap/dist/css/bootstrap.min.css';
import './styles/colours.css';
import './styles/bootstrap.css';
import './styles/shell.css';
import './styles/parts.css';

const app = createApp(App).use(createAppRouter()).use(VueQueryPlugin, { queryClient: createQueryClient() });
// A task of its own, so that a slow phone answers a touch between reading the app and drawing it.
setTimeout(() => app.mount('#app'));
if (import.meta.env.PROD) keepShell();
