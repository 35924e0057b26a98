import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import HomePage from '../pages/HomePage.vue';
import type { Place, RouteName } from './route-name.ts';

const lazy = {
  fixtures: () => import('../pages/FixturesPage.vue'),
  fixtureNew: () => import('../pages/FixtureNewPage.vue'),
  fixture: () => import('../pages/FixturePage.vue'),
  fixtureEdit: () => import('../pages/FixtureEditPage.vue'),
  players: () => import('../pages/PlayersPage.vue'),
  playerNew: () => import('../pages/PlayerNewPage.vue'),
  player: () => import('../pages/PlayerPage.vue'),
  playerEdit: () => import('../pages/PlayerEditPage.vue'),
  money: () => import('../pages/PaymentsPage.vue'),
  payment: () => import('../pages/PaymentPage.vue'),
  settings: () => import('../pages/SettingsPage.vue'),
  help: () => import('../pages/HelpPage.vue'),
  notFound: () => import('../pages/NotFoundPage.vue'),
};

/** The addresses of the app. The first page is in the first download, the others come when they are opened. */
export function createAppRouter() {
  return createRouter({
    history: createWebHistory(),
    scrollBehavior: (to, from, saved) => {
      if (saved) return saved;
      if (to.hash !== '') return { el: to.hash, top: 12 };
      return to.path === from.path ? false : { top: 0 };
    },
    routes: [
      page('home', '/', HomePage, 'home'),
      page('fixtures', '/fixtures', lazy.fixtures, 'fixtures'),
      page('fixture-new', '/fixtures/new', lazy.fixtureNew, 'fixtures'),
      page('fixture', '/fixtures/:id', lazy.fixture, 'fixtures'),
      page('fixture-edit', '/fixtures/:id/edit', lazy.fixtureEdit, 'fixtures'),
      page('players', '/players', lazy.players, 'players'),
      page('player-new', '/players/new', lazy.playerNew, 'players'),
      page('player', '/players/:id', lazy.player, 'players'),
      page('player-edit', '/players/:id/edit', lazy.playerEdit, 'players'),
      page('money', '/money', lazy.money, 'money'),
      page('payment', '/money/:id', lazy.payment, 'money'),
      page('settings', '/settings', lazy.settings, 'settings'),
      page('help', '/help', lazy.help, 'settings'),
      page('not-found', '/:rest(.*)*', lazy.notFound),
    ],
  });
}

function page(
  name: RouteName,
  path: string,
  component: NonNullable<RouteRecordRaw['component']>,
  place?: Place,
): RouteRecordRaw {
  return { name, path, component, props: true, meta: place ? { place } : {} };
}
