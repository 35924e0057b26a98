import type { Component } from 'vue';
import { createRouter, createWebHistory, START_LOCATION } from 'vue-router';
import { isMadeUp, MADE_UP_PAGES } from '../made-up.ts';
import { nextTask } from '../next-task.ts';
import HomePage from '../../home/HomePage.vue';
import UnreachablePage from '../UnreachablePage.vue';
import { PAGES } from './pages.ts';
import type { RouteName } from './route-name.ts';

const pages: Record<RouteName, () => Promise<Component>> = {
  // In a task of its own, so that a slow phone shows the frame before the page.
  home: () => nextTask().then(always(HomePage)),
  fixtures: () => import('../../fixtures/FixturesPage.vue').catch(unreachable),
  'fixture-new': () => import('../../fixtures/FixtureNewPage.vue').catch(unreachable),
  fixture: () => import('../../fixtures/FixturePage.vue').catch(unreachable),
  'fixture-edit': () => import('../../fixtures/FixtureEditPage.vue').catch(unreachable),
  'fixture-paste': () => import('../../fixtures/FixturePastePage.vue').catch(unreachable),
  players: () => import('../../players/PlayersPage.vue').catch(unreachable),
  'player-new': () => import('../../players/PlayerNewPage.vue').catch(unreachable),
  player: () => import('../../players/PlayerPage.vue').catch(unreachable),
  'player-edit': () => import('../../players/PlayerEditPage.vue').catch(unreachable),
  money: () => import('../../payments/PaymentsPage.vue').catch(unreachable),
  payment: () => import('../../payments/PaymentPage.vue').catch(unreachable),
  settings: () => import('../../settings/SettingsPage.vue').catch(unreachable),
  bank: () => import('../../bank/BankPage.vue').catch(unreachable),
  'bank-connect': () => import('../../bank/BankConnectPage.vue').catch(unreachable),
  help: () => import('../../settings/HelpPage.vue').catch(unreachable),
  'log-in': () => import('../../access/LogInPage.vue').catch(unreachable),
  'set-up': () => import('../../access/SetUpPage.vue').catch(unreachable),
  'not-found': () => import('../frame/NotFoundPage.vue').catch(unreachable),
};

/** The addresses of the app. Home is in the first download, and any other page is fetched when it is opened. */
export function createAppRouter() {
  return createRouter({
    history: createWebHistory(isMadeUp ? MADE_UP_PAGES : '/'),
    scrollBehavior: (to, from, saved) => {
      if (saved) return saved;
      // The hash of a set-up link is a token.
      if (to.hash !== '' && to.meta.place) return { el: to.hash, top: 12 };
      return from === START_LOCATION || to.path === from.path ? false : { top: 0 };
    },
    routes: [
      ...PAGES.map(({ name, path, place, isOrganisers = false }) => {
        const meta = { isOrganisers, ...(place ? { place } : {}) };
        // The bank is the real club's.
        if (isMadeUp && path.startsWith('/settings/bank')) return { name, path, redirect: '/settings' };
        return { name, path, component: pages[name], props: true, meta };
      }),
      { name: 'not-found', path: '/:rest(.*)*', component: pages['not-found'] },
    ],
  });
}

// Stands in for a page that can't be fetched, because there is no connection or an update has replaced it.
const unreachable = always(UnreachablePage);

function always<Value>(value: Value): () => Value {
  return () => value;
}
