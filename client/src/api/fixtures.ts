import type {
  CancelFixture,
  CreateFixture,
  Fixture,
  FixtureCreated,
  FixtureDetail,
  FixtureStatus,
  UpdateFixture,
} from '@paidup/shared/fixture';
import type { Page } from '@paidup/shared/list';
import { ifMatch, once, request } from './client.ts';

export type FixturesAsked = {
  status?: FixtureStatus;
  from?: string;
  to?: string;
  order?: 'asc' | 'desc';
  limit?: number;
};

/** A page of the fixtures, by kick-off, the earliest first unless asked otherwise. */
export function listFixtures(asked: FixturesAsked, cursor: string | null) {
  const params = { ...asked, ...(cursor === null ? {} : { cursor }) };
  return request<Page<Fixture>>({ url: '/fixtures', params });
}

/** One fixture with who is in and its history. */
export function getFixture(id: string) {
  return request<FixtureDetail>({ url: pathOf(id) });
}

/** A new fixture and its weekly repeats, once for one key. */
export function createFixture(fixture: Partial<CreateFixture> & NeededOfFixture, key: string) {
  return request<FixtureCreated>({ method: 'post', url: '/fixtures', data: fixture, headers: once(key) });
}

/** Changes what it names, while the fixture is still at `rev`. */
export function updateFixture(id: string, rev: number, changes: UpdateFixture) {
  return request<FixtureDetail>({ method: 'patch', url: pathOf(id), data: changes, headers: ifMatch(rev) });
}

/** Removes a fixture that has never been played. */
export function deleteFixture(id: string, rev: number) {
  return request<''>({ method: 'delete', url: pathOf(id), headers: ifMatch(rev) });
}

/** Puts a player on the fixture, or changes how many guests they bring. */
export function joinFixture(id: string, playerId: string, guests: number) {
  return request<Fixture>({ method: 'put', url: placeOf(id, playerId), data: { guests } });
}

/** Takes a player off the fixture. */
export function leaveFixture(id: string, playerId: string) {
  return request<Fixture>({ method: 'delete', url: placeOf(id, playerId) });
}

/** Calls the fixture off: nobody is charged. */
export function cancelFixture(id: string, rev: number, cancellation: CancelFixture) {
  const url = `${pathOf(id)}/cancellation`;
  return request<Fixture>({ method: 'put', url, data: cancellation, headers: ifMatch(rev) });
}

/** Puts a cancelled fixture back as it was. */
export function restoreFixture(id: string, rev: number) {
  return request<Fixture>({ method: 'delete', url: `${pathOf(id)}/cancellation`, headers: ifMatch(rev) });
}

type NeededOfFixture = Pick<CreateFixture, 'date' | 'time' | 'location' | 'cost'>;

function pathOf(id: string): string {
  return `/fixtures/${encodeURIComponent(id)}`;
}

function placeOf(id: string, playerId: string): string {
  return `${pathOf(id)}/players/${encodeURIComponent(playerId)}`;
}
