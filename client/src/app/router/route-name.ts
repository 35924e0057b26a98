import type { RouteLocationRaw } from 'vue-router';

/** Every page of the app. */
export type RouteName =
  | 'home'
  | 'fixtures'
  | 'fixture-new'
  | 'fixture'
  | 'fixture-edit'
  | 'fixture-paste'
  | 'players'
  | 'player-new'
  | 'player'
  | 'player-edit'
  | 'money'
  | 'payment'
  | 'settings'
  | 'bank'
  | 'bank-connect'
  | 'help'
  | 'log-in'
  | 'set-up'
  | 'not-found';

/** The entries of the navigation. */
export type Place = 'home' | 'fixtures' | 'players' | 'money' | 'settings';

declare module 'vue-router' {
  interface RouteMeta {
    place?: Place;
    isOrganisers?: boolean;
  }
}

/** The address of a page, with the parts of its path and query that it needs. */
export function pageAt(
  name: RouteName,
  params: Record<string, string> = {},
  query: Record<string, string> = {},
): RouteLocationRaw {
  return { name, params, query };
}
