import type { Place, RouteName } from './route-name.ts';

type Page = { name: Exclude<RouteName, 'not-found'>; path: string; file: string; place: Place };

/**
 * Where each page is, which file draws it and which entry of the navigation it belongs to. The build tells the server,
 * which names a page's files with the page: they come together, not one after the other. `/fixtures/new` comes before
 * `/fixtures/:id`, which fits it too.
 */
export const PAGES: Page[] = [
  { name: 'home', path: '/', file: 'HomePage', place: 'home' },
  { name: 'fixtures', path: '/fixtures', file: 'FixturesPage', place: 'fixtures' },
  { name: 'fixture-new', path: '/fixtures/new', file: 'FixtureNewPage', place: 'fixtures' },
  { name: 'fixture', path: '/fixtures/:id', file: 'FixturePage', place: 'fixtures' },
  { name: 'fixture-edit', path: '/fixtures/:id/edit', file: 'FixtureEditPage', place: 'fixtures' },
  { name: 'players', path: '/players', file: 'PlayersPage', place: 'players' },
  { name: 'player-new', path: '/players/new', file: 'PlayerNewPage', place: 'players' },
  { name: 'player', path: '/players/:id', file: 'PlayerPage', place: 'players' },
  { name: 'player-edit', path: '/players/:id/edit', file: 'PlayerEditPage', place: 'players' },
  { name: 'money', path: '/money', file: 'PaymentsPage', place: 'money' },
  { name: 'payment', path: '/money/:id', file: 'PaymentPage', place: 'money' },
  { name: 'settings', path: '/settings', file: 'SettingsPage', place: 'settings' },
  { name: 'help', path: '/help', file: 'HelpPage', place: 'settings' },
];
