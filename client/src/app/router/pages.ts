import type { Place, RouteName } from './route-name.ts';

type Page = {
  name: Exclude<RouteName, 'not-found'>;
  path: string;
  file: string;
  /** Its entry of the navigation. */
  place?: Place;
  /** Whether a helper has no use for it. */
  isOrganisers?: true;
};

/**
 * Every page, with its address and its component's file. From this list the build also notes which scripts a page
 * needs, so that the server can name them all in its first answer. `/fixtures/new` stands before `/fixtures/:id`, which
 * would match it too.
 */
export const PAGES: Page[] = [
  { name: 'home', path: '/', file: 'HomePage', place: 'home' },
  { name: 'fixtures', path: '/fixtures', file: 'FixturesPage', place: 'fixtures' },
  {
    name: 'fixture-new',
    path: '/fixtures/new',
    file: 'FixtureNewPage',
    place: 'fixtures',
    isOrganisers: true,
  },
  { name: 'fixture', path: '/fixtures/:id', file: 'FixturePage', place: 'fixtures' },
  {
    name: 'fixture-edit',
    path: '/fixtures/:id/edit',
    file: 'FixtureEditPage',
    place: 'fixtures',
    isOrganisers: true,
  },
  { name: 'fixture-paste', path: '/fixtures/:id/paste', file: 'FixturePastePage', place: 'fixtures' },
  { name: 'players', path: '/players', file: 'PlayersPage', place: 'players' },
  { name: 'player-new', path: '/players/new', file: 'PlayerNewPage', place: 'players' },
  { name: 'player', path: '/players/:id', file: 'PlayerPage', place: 'players' },
  {
    name: 'player-edit',
    path: '/players/:id/edit',
    file: 'PlayerEditPage',
    place: 'players',
    isOrganisers: true,
  },
  { name: 'money', path: '/money', file: 'PaymentsPage', place: 'money', isOrganisers: true },
  { name: 'payment', path: '/money/:id', file: 'PaymentPage', place: 'money', isOrganisers: true },
  { name: 'settings', path: '/settings', file: 'SettingsPage', place: 'settings' },
  { name: 'bank', path: '/settings/bank', file: 'BankPage', place: 'settings', isOrganisers: true },
  {
    name: 'bank-connect',
    path: '/settings/bank/connect',
    file: 'BankConnectPage',
    place: 'settings',
    isOrganisers: true,
  },
  { name: 'help', path: '/help', file: 'HelpPage', place: 'settings', isOrganisers: true },
  { name: 'log-in', path: '/log-in', file: 'LogInPage' },
  { name: 'set-up', path: '/set-up', file: 'SetUpPage' },
];
