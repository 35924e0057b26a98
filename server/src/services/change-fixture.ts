import type { FixtureChanged, FixtureDetail, FixtureFollowed } from '@paidup/shared/fixture';
import { hasKickedOff, promotedBetween } from '../domain/attendance.ts';
import { laterInSeries } from '../domain/fixtures.ts';
import type { FixtureRecord } from '../domain/records.ts';
import { changedIn, lastBy } from '../domain/revision.ts';
import { found, stale } from '../errors.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { createFixtureView } from './fixture-view.ts';
import type { IfMatch, Revised } from './revise.ts';
import { createSettleReminders } from './settle-reminders.ts';

/** Returns the changed fixture, or the same one if nothing changes. Throws if the change is refused. */
export type Change = (record: FixtureRecord) => FixtureRecord | Promise<FixtureRecord>;

/** Reads and changes a fixture, and answers with what became another. */
export function createChangeFixture(dependencies: ServiceDependencies) {
  const { store, clock, revise } = dependencies;
  const { fixtures } = store;
  const { toFixture } = createFixtureView(dependencies);
  const settleReminders = createSettleReminders(dependencies);

  return { read, detail, change, changeFollowing };

  async function read(id: string): Promise<FixtureRecord> {
    return found(await fixtures.get(id), 'fixture');
  }

  async function detail(record: FixtureRecord): Promise<FixtureDetail> {
    return { ...(await toFixture(record)), history: record.history };
  }

  async function change(id: string, ifMatch: IfMatch, next: Change): Promise<FixtureChanged> {
    const { before, after } = await replaced(id, ifMatch, next);
    const promoted = promotedBetween(before.players, after.players);
    const fixture = await detail(after);
    return {
      ...fixture,
      changed: changedIn(before === after ? undefined : after.history.at(-1)),
      promoted: fixture.players
        .filter(({ player_id }) => promoted.includes(player_id))
        .map(({ player_id, name }) => ({ player_id, name })),
    };
  }

  /**
   * Changes a fixture and, if `isFollowed`, the later ones of its series, each in a write of its own. The fixture itself
   * comes last. So whoever sees it changed knows that the others are, and a repeat with the same `If-Match` finishes what
   * was interrupted.
   */
  async function changeFollowing(
    id: string,
    ifMatch: IfMatch,
    isFollowed: boolean,
    next: Change,
  ): Promise<FixtureFollowed> {
    const followed = isFollowed ? await changeLater(id, ifMatch, next) : [];
    return { ...(await change(id, ifMatch, next)), followed };
  }

  /** Changes the later ones, unless any change would be refused. Returns the ids of all that are so now. */
  async function changeLater(id: string, ifMatch: IfMatch, next: Change): Promise<string[]> {
    const record = await read(id);
    if (ifMatch !== null && !ifMatch.includes(record.rev)) throw stale('fixture');
    const series = record.series_id === null ? [] : await fixtures.inSeries(record.series_id);
    const later = laterInSeries(record, series, clock());
    for (const each of [record, ...later]) await next(each);
    const followed: string[] = [];
    for (const one of later) if (await isChanged(one.id, next)) followed.push(one.id);
    return followed;
  }

  /** One that has kicked off meanwhile stays as it is, and one that was removed is no failure. */
  async function isChanged(id: string, next: Change): Promise<boolean> {
    let isToCome = false;
    try {
      await replaced(id, null, (record) => {
        isToCome = !hasKickedOff(record, clock());
        return isToCome ? next(record) : record;
      });
    } catch (error) {
      if ((await fixtures.get(id)) !== null) throw error;
      return false;
    }
    return isToCome;
  }

  async function replaced(id: string, ifMatch: IfMatch, next: Change): Promise<Revised<FixtureRecord>> {
    const { before, after } = await revise<FixtureRecord>(id, {
      noun: 'fixture',
      ifMatch,
      read: () => read(id),
      change: next,
      replace: fixtures.replace,
    });
    if (before !== after) await settleReminders([...before.players, ...after.players], lastBy(after));
    return { before, after };
  }
}
