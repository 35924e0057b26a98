import type { RouteName } from './route-name.ts';

/**
 * Where each page is and which file draws it. The build tells the server, which names a page's files with the page:
 * they come together, not one after the other. `/fixtures/new` comes before `/fixtures/:id`, which fits it too.
 */
export const PAGES: Record<Exclude<RouteName, 'not-found'>, { path: string; file: string }> = {
  home: { path: '/', file: 'HomePage' },
  fixtures: { path: '/fixtures', file: 'FixturesPage' },
  'fixture-new': { path: '/fixtures/new', file: 'FixtureNewPage' },
  fixture: { path: '/fixtures/:id', file: 'FixturePage' },
  'fixture-edit': { path: '/fixtures/:id/edit', file: 'FixtureEditPage' },
  players: { path: '/players', file: 'PlayersPage' },
  'player-new': { path: '/players/new', file: 'PlayerNewPage' },
  player: { path: '/players/:id', file: 'PlayerPage' },
  'player-edit': { path: '/players/:id/edit', file: 'PlayerEditPage' },
  money: { path: '/money', file: 'PaymentsPage' },
  payment: { path: '/money/:id', file: 'PaymentPage' },
  settings: { path: '/settings', file: 'SettingsPage' },
  help: { path: '/help', file: 'HelpPage' },
};
