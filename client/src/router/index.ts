import { createRouter, createWebHistory, START_LOCATION, type RouteRecordRaw } from 'vue-router';
import HomePage from '../pages/HomePage.vue';
import UnreachablePage from '../pages/UnreachablePage.vue';
import { PAGES } from './pages.ts';
import type { Place } from './route-name.ts';

const lazy = {
  // In a task of its own: a slow phone draws the shell before it.
  home: () => new Promise<typeof HomePage>((resolve) => setTimeout(() => resolve(HomePage))),
  fixtures: () => import('../pages/FixturesPage.vue').catch(unreachable),
  fixtureNew: () => import('../pages/FixtureNewPage.vue').catch(unreachable),
  fixture: () => import('../pages/FixturePage.vue').catch(unreachable),
  fixtureEdit: () => import('../pages/FixtureEditPage.vue').catch(unreachable),
  players: () => import('../pages/PlayersPage.vue').catch(unreachable),
  playerNew: () => import('../pages/PlayerNewPage.vue').catch(unreachable),
  player: () => import('../pages/PlayerPage.vue').catch(unreachable),
  playerEdit: () => import('../pages/PlayerEditPage.vue').catch(unreachable),
  money: () => import('../pages/PaymentsPage.vue').catch(unreachable),
  payment: () => import('../pages/PaymentPage.vue').catch(unreachable),
  settings: () => import('../pages/SettingsPage.vue').catch(unreachable),
  help: () => import('../pages/HelpPage.vue').catch(unreachable),
  notFound: () => import('../pages/NotFoundPage.vue').catch(unreachable),
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
      page('home', lazy.home, 'home'),
      page('fixtures', lazy.fixtures, 'fixtures'),
      page('fixture-new', lazy.fixtureNew, 'fixtures'),
      page('fixture', lazy.fixture, 'fixtures'),
      page('fixture-edit', lazy.fixtureEdit, 'fixtures'),
      page('players', lazy.players, 'players'),
      page('player-new', lazy.playerNew, 'players'),
      page('player', lazy.player, 'players'),
      page('player-edit', lazy.playerEdit, 'players'),
      page('money', lazy.money, 'money'),
      page('payment', lazy.payment, 'money'),
      page('settings', lazy.settings, 'settings'),
      page('help', lazy.help, 'settings'),
      { name: 'not-found', path: '/:rest(.*)*', component: lazy.notFound },
    ],
  });
}

// Instead of a page that was never opened here while online, or that an update has replaced meanwhile.
const unreachable = always(UnreachablePage);

function always<Value>(value: Value): () => Value {
  return () => value;
}

function page(
  name: keyof typeof PAGES,
  component: NonNullable<RouteRecordRaw['component']>,
  place: Place,
): RouteRecordRaw {
  return { name, path: PAGES[name].path, component, props: true, meta: { place } };
}
