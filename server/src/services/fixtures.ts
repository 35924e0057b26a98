import type {
  CancelFixture,
  CreateFixture,
  Fixture,
  FixtureChanged,
  FixtureCreated,
  FixtureDetail,
  FixtureFollowed,
  FixtureQuery,
  JoinFixture,
  MovePlayers,
  UpdateFixture,
} from '@paidup/shared/fixture';
import type { Page } from '@paidup/shared/list';
import { join, leave, wasEverPlayed } from '../domain/attendance.ts';
import {
  cancelledFixture,
  changedPlayers,
  movedPlayers,
  newFixture,
  restoredFixture,
  undoneAttendance,
  updatedFixture,
} from '../domain/fixtures.ts';
import { INITIAL_SETTINGS, withDefaults } from '../domain/settings.ts';
import { dayInWords, endOfDay, kickOffAt, startOfDay, weeksLater } from '../domain/calendar.ts';
import { AppError, invalidField, notFound } from '../errors.ts';
import type { FixtureRecord } from '../domain/records.ts';
import { createPages, DEFAULT_LIMIT } from './pages.ts';
import { createChangeFixture } from './change-fixture.ts';
import { createFixtureView } from './fixture-view.ts';
import { checkSame, maybeRepeatable } from './idempotency.ts';
import { createNames } from './names.ts';
import type { IfMatch } from './revise.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** Plans fixtures and keeps their attendance. */
export function createFixturesService(dependencies: ServiceDependencies) {
  const { store, clock, newId, timeZone, removeRevised } = dependencies;
  const { fixtures, players, settings } = store;
  const { toFixture, toFixtures } = createFixtureView(dependencies);
  const { read, detail, change, changeFollowing } = createChangeFixture(dependencies);
  const namesOf = createNames(store);

  return {
    /** Returns a page of fixtures by kick-off. */
    async list(query: FixtureQuery): Promise<Page<Fixture>> {
      const { from, to, status, order = 'asc', cursor, limit = DEFAULT_LIMIT } = query;
      const pages = createPages('fixtures', [from, to, status, order]);
      const listed = await fixtures.list({
        from: from === undefined ? null : startOfDay(from, timeZone),
        before: to === undefined ? null : endOfDay(to, timeZone),
        status: status ?? null,
        now: clock(),
        order,
        after: pages.after(cursor),
        limit: limit + 1,
      });
      const { items, next_cursor } = pages.page(listed, limit, ({ kick_off_at, id }) => [kick_off_at, id]);
      return { items: await toFixtures(items), next_cursor };
    },

    /** Returns one fixture with its history, or throws 404. */
    get: async (id: string): Promise<FixtureDetail> => detail(await read(id)),

    /**
     * Adds a fixture and its weekly repeats, all or none, and only once for each `key`. Throws 422 if the key was used for
     * another request, and 400 if a kick-off falls into an hour that the clocks skip.
     */
    async create(input: CreateFixture, by: string, key: string | null = null): Promise<FixtureCreated> {
      const at = clock();
      const { idOf, fingerprint } = maybeRepeatable(key, input, newId);
      const planned = withDefaults(input, (await settings.get()) ?? INITIAL_SETTINGS);
      checkPlaces(planned.min_players, planned.max_players);
      const seriesId = input.repeat_weeks === 0 ? null : idOf('series');
      const records = Array.from({ length: input.repeat_weeks + 1 }, (_, weeks) => {
        const date = weeksLater(input.date, weeks);
        const kickOff = { date, kick_off_at: checkedKickOff(date, input.time) };
        return newFixture(idOf('fixture', weeks), planned, kickOff, seriesId, { at, by }, fingerprint);
      });
      const [made, ...repeated] = records;
      if (!made) throw new Error('a series has at least one fixture');
      const earlier = key === null ? null : await fixtures.get(made.id);
      if (earlier) checkSame(earlier.request_fingerprint, fingerprint, 'fixture');
      await claim(input.player_ids);
      const outcome = await fixtures.create(records);
      const first = outcome === 'created' ? made : outcome.existing;
      // If only a repeat still exists, the first fixture of this key has been removed since.
      checkSame(first.id === made.id ? first.request_fingerprint : null, fingerprint, 'fixture');
      return { ...(await toFixture(first)), repeated: repeated.map(({ id }) => id) };
    },

    /**
     * Changes the fields in the input. With `following` the later fixtures of its series change too. Free places go to
     * those who wait.
     */
    update: async (
      id: string,
      { following = false, ...input }: UpdateFixture,
      ifMatch: IfMatch,
      by: string,
    ): Promise<FixtureFollowed> => {
      if (following && input.date !== undefined)
        throw invalidField('date', 'must be left out when the later games of a series change too');
      return changeFollowing(id, ifMatch, following, async (record) => {
        checkPlaces(input.min_players ?? record.min_players, input.max_players ?? record.max_players);
        const isMoved = input.date !== undefined || input.time !== undefined;
        const kickOff = isMoved
          ? checkedKickOff(input.date ?? record.date, input.time ?? record.time)
          : record.kick_off_at;
        const waiting = await namesOfWaiting(record);
        return updatedFixture(record, input, kickOff, { at: clock(), by }, waiting);
      });
    },

    /** Removes a fixture. Throws 409 `fixture_played` once a kick-off of it has passed. */
    remove: (id: string, ifMatch: IfMatch): Promise<void> =>
      removeRevised(id, {
        noun: 'fixture',
        ifMatch,
        read: () => read(id),
        check: (record) => {
          if (wasEverPlayed(record, clock()))
            throw new AppError('fixture_played', 'This game has been played, so it stays in the books.');
        },
        remove: fixtures.remove,
      }),

    /** Puts a player in or on the waiting list, or changes their guests. Throws 409 if full or cancelled. */
    async join(id: string, playerId: string, input: JoinFixture, ifMatch: IfMatch, by: string) {
      const [player] = await players.getMany([playerId]);
      return change(id, ifMatch, async (record) => {
        checkNotCancelled(record);
        if (!player || (await players.claim([playerId])).length === 0) throw notFound('player');
        const at = clock();
        const attendance = join(record, { player_id: playerId, guests: input.guests }, at);
        if (!attendance) throw fixtureFull();
        return changedPlayers(record, attendance, player, { at, by }, await namesOfWaiting(record));
      });
    },

    /** Takes a player off, and promotes those who wait if it is before kick-off. Throws 404 if they were not on it. */
    async leave(id: string, playerId: string, ifMatch: IfMatch, by: string): Promise<FixtureChanged> {
      const [player] = await players.getMany([playerId]);
      return change(id, ifMatch, async (record) => {
        checkNotCancelled(record);
        if (!player || !record.players.some((party) => party.player_id === playerId))
          throw notFound('player at this game');
        const at = clock();
        const left = leave(record, playerId, at);
        return changedPlayers(record, left, player, { at, by }, await namesOfWaiting(record));
      });
    },

    /** Puts several players in or out, as one change. Throws as `join` does, and then moves nobody. */
    async move(id: string, { moves }: MovePlayers, ifMatch: IfMatch, by: string): Promise<FixtureChanged> {
      const ids = moves.map(({ player_id }) => player_id);
      const names = await namesOf([...new Set(ids)]);
      const pathOf = (place: number) => `moves.${place}.player_id`;
      checkKnown(ids, [...names.keys()], pathOf);
      return change(id, ifMatch, async (record) => {
        checkNotCancelled(record);
        checkKnown(ids, await players.claim([...names.keys()]), pathOf);
        const waiting = await namesOfWaiting(record);
        const source = { at: clock(), by };
        const moved = movedPlayers(record, moves, source, new Map([...waiting, ...names]));
        if (typeof moved === 'number') throw fixtureFull(`moves.${moved}.guests`);
        return moved;
      });
    },

    /** Reverts the last change of who plays. Throws 409 `stale` if the last change was of another kind. */
    undo: (id: string, ifMatch: IfMatch, by: string): Promise<FixtureChanged> =>
      change(id, ifMatch, (record) => {
        const undone = undoneAttendance(record, { at: clock(), by });
        if (!undone)
          throw new AppError('stale', 'The last change of this game was another one, so nothing was undone.');
        return undone;
      }),

    /** Cancels the fixture, and the later ones of its series too if `following`. Cancelling again changes the reason. */
    cancel: (id: string, { reason, following = false }: CancelFixture, ifMatch: IfMatch, by: string) =>
      changeFollowing(id, ifMatch, following, (record) =>
        cancelledFixture(record, reason || null, { at: clock(), by }),
      ),

    /** Puts a cancelled fixture back on. */
    restore: (id: string, ifMatch: IfMatch, by: string): Promise<FixtureChanged> =>
      change(id, ifMatch, (record) => restoredFixture(record, { at: clock(), by })),
  };

  function namesOfWaiting({ players: parties }: FixtureRecord): Promise<Map<string, string>> {
    return namesOf(parties.filter(({ state }) => state === 'waiting').map(({ player_id }) => player_id));
  }

  // It looks before it claims, because players whom a refused fixture had claimed could never be removed again.
  async function claim(playerIds: string[]): Promise<void> {
    const ids = [...new Set(playerIds)];
    checkKnown(playerIds, [...(await namesOf(ids)).keys()]);
    checkKnown(playerIds, await players.claim(ids));
  }

  function checkedKickOff(date: string, time: string): string {
    const at = kickOffAt(date, time, timeZone);
    if (at === null && date.length > 10) throw invalidField('repeat_weeks', 'reaches beyond the year 9999');
    if (at === null)
      throw invalidField('time', `does not exist on ${dayInWords(date)}: the clocks skip that hour`);
    return at;
  }
}

export type FixturesService = ReturnType<typeof createFixturesService>;

function checkPlaces(min: number, max: number): void {
  if (min > max) throw invalidField('min_players', 'must not be above max_players', 'bounds_crossed');
}

function checkKnown(
  playerIds: string[],
  known: string[],
  pathOf = (place: number) => `player_ids.${place}`,
): void {
  const unknown = playerIds.findIndex((id) => !known.includes(id));
  if (unknown >= 0) throw invalidField(pathOf(unknown), 'names no player');
}

const fixtureFull = (path?: string): AppError =>
  new AppError(
    'fixture_full',
    'There are not enough places left for these additional guests.',
    path === undefined ? undefined : [{ path, message: 'don’t fit' }],
  );

function checkNotCancelled(record: FixtureRecord): void {
  if (record.cancelled)
    throw new AppError('fixture_cancelled', 'This game is cancelled. Put it back on to change who plays.');
}
