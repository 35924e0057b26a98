import type { Component } from 'vue';
import { createRouter, createWebHistory, START_LOCATION } from 'vue-router';
import { nextTask } from '../next-task.ts';
import HomePage from '../pages/HomePage.vue';
import UnreachablePage from '../pages/UnreachablePage.vue';
import { PAGES } from './pages.ts';
import type { RouteName } from './route-name.ts';

const pages: Record<RouteName, () => Promise<Component>> = {
  // In a task of its own: a slow phone draws the shell before it.
  home: () => nextTask().then(always(HomePage)),
  fixtures: () => import('../pages/FixturesPage.vue').catch(unreachable),
  'fixture-new': () => import('../pages/FixtureNewPage.vue').catch(unreachable),
  fixture: () => import('../pages/FixturePage.vue').catch(unreachable),
  'fixture-edit': () => import('../pages/FixtureEditPage.vue').catch(unreachable),
  players: () => import('../pages/PlayersPage.vue').catch(unreachable),
  'player-new': () => import('../pages/PlayerNewPage.vue').catch(unreachable),
  player: () => import('../pages/PlayerPage.vue').catch(unreachable),
  'player-edit': () => import('../pages/PlayerEditPage.vue').catch(unreachable),
  money: () => import('../pages/PaymentsPage.vue').catch(unreachable),
  payment: () => import('../pages/PaymentPage.vue').catch(unreachable),
  settings: () => import('../pages/SettingsPage.vue').catch(unreachable),
  help: () => import('../pages/HelpPage.vue').catch(unreachable),
  'not-found': () => import('../pages/NotFoundPage.vue').catch(unreachable),
};

/** The addresses of the app. The first page is in the first download, the others come when they are opened. */
export function createAppRouter() {
  return createRouter({
    history: createWebHistory(),
    scrollBehavior: (to, from, saved) => {
      if (saved) return saved;
      if (to.hash !== '') return { el: to.hash, top: 12 };
      return from === START_LOCATION || to.path === from.path ? false : { top: 0 };
    },
    routes: [
      ...PAGES.map(({ name, path, place }) => ({
        name,
        path,
        component: pages[name],
        props: true,
        meta: { place },
      })),
      { name: 'not-found', path: '/:rest(.*)*', component: pages['not-found'] },
    ],
  });
}

// Instead of a page that was never opened here while online, or that an update has replaced meanwhile.
const unreachable = always(UnreachablePage);

function always<Value>(value: Value): () => Value {
  return () => value;
}
