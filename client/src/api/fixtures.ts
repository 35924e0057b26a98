import type { Fixture, FixtureCreated, FixtureStatus } from '@paidup/shared/fixture';
import type { Page } from '@paidup/shared/list';
import { request } from './client.ts';

export type FixturesAsked = { from?: string; to?: string; status?: FixtureStatus; limit?: number };

/** What the organiser says about a new fixture; money in pence. */
export type NewFixture = {
  date: string;
  time: string;
  location: string;
  cost: number;
  fee?: number;
  min_players?: number;
  max_players?: number;
  repeat_weeks?: number;
};

/** A page of the fixtures, by kick-off. */
export function listFixtures(asked: FixturesAsked, cursor: string | null) {
  const params = { ...asked, ...(cursor === null ? {} : { cursor }) };
  return request<Page<Fixture>>({ url: '/fixtures', params });
}

/** A new fixture, and its weekly repeats. */
export function createFixture(fixture: NewFixture) {
  return request<FixtureCreated>({ method: 'post', url: '/fixtures', data: fixture });
}
