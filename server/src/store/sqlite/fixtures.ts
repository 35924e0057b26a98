import type { ChargeRecord, FixtureRecord, GameRecord } from '../../domain/records.ts';
import type { FixtureListQuery, FixtureStore } from '../fixture-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { flag, history, nullable, oneOf, orNull, readRow, sum, text, whole, type Row } from './rows.ts';
import {
  afterPosition,
  filter,
  IN_LIST,
  insertInto,
  LIMIT,
  mentionOf,
  updateRevision,
  type Statements,
} from './sql.ts';

/** The fixtures of the port, in SQLite. */
export function createFixtures(statements: Statements, { read, write }: GroupCommit): FixtureStore {
  const one = statements('SELECT * FROM fixtures WHERE id = :id');
  const attendanceAt = statements('SELECT * FROM attendance WHERE fixture_id = :id ORDER BY position');
  const insert = statements(INSERT);
  const update = statements(UPDATE);
  const addPlayer = statements(insertInto('attendance', ATTENDANCE));
  const dropPlayers = statements('DELETE FROM attendance WHERE fixture_id = :id');
  const revision = statements('SELECT rev FROM fixtures WHERE id = :id');
  const erase = statements('DELETE FROM fixtures WHERE id = :id');
  const inSeries = statements('SELECT * FROM fixtures WHERE series_id = :id ORDER BY kick_off_at, id');
  const about = statements(ABOUT);
  const games = statements(GAMES);
  const charges = statements(CHARGES);
  const feesOfSome = statements(FEES_OF_SOME);
  const feesOfAll = statements(FEES_OF_ALL);
  const costs = statements(COSTS);

  return {
    get: (id) => read(() => orNull(one.get({ id }), withPlayers)),

    list: (query) =>
      read(() => {
        const [beyond, direction] = query.order === 'asc' ? ['>', ''] : ['<', 'DESC'];
        const { where, params } = filter(
          ...statusIs(query),
          ['kick_off_at >= :from', { from: query.from }],
          ['kick_off_at < :before', { before: query.before }],
          [`(kick_off_at, id) ${beyond} (:after, :after_id)`, afterPosition(query.after)],
        );
        const rows = statements(
          `SELECT * FROM fixtures ${where} ORDER BY kick_off_at ${direction}, id ${direction} ${LIMIT}`,
        );
        return rows.all({ ...params, limit: query.limit }).map(withPlayers);
      }),

    create: (fixtures) =>
      write(({ notify, refuse }) => {
        for (const fixture of fixtures) {
          const made = insert.run(columnsOf(fixture));
          const stored = made.changes === 0 ? one.get({ id: fixture.id }) : undefined;
          if (stored) return refuse({ existing: withPlayers(stored) });
          storePlayers(fixture);
        }
        for (const { id } of fixtures) notify('fixture', id);
        return 'created';
      }),

    replace: (fixture, rev) =>
      write(({ notify }) => {
        if (update.run({ ...columnsOf(fixture), stored_rev: rev }).changes === 0) return 'stale';
        dropPlayers.run({ id: fixture.id });
        storePlayers(fixture);
        notify('fixture', fixture.id);
        return 'replaced';
      }),

    remove: (id, rev) =>
      write(({ notify }) => {
        if (revision.get({ id })?.['rev'] !== rev) return 'stale';
        dropPlayers.run({ id });
        erase.run({ id });
        notify('fixture', id);
        return 'removed';
      }),

    inSeries: (id) => read(() => inSeries.all({ id }).map(withPlayers)),

    about: (playerId) =>
      read(() => about.all({ player_id: playerId, mention: mentionOf(playerId) }).map(withPlayers)),

    gamesOf: (playerId) => read(() => games.all({ player_id: playerId }).map(toGame)),

    chargesBetween: ({ from, to }) =>
      read(() => charges.all({ from: from ?? FIRST, to: to ?? LAST }).map(toCharge)),

    feesByPlayer: (playerIds, now) =>
      read(() => {
        const rows =
          playerIds === 'all'
            ? feesOfAll.all({ now })
            : feesOfSome.all({ list: JSON.stringify(playerIds), now });
        return new Map(rows.map((row) => [text(row, 'player_id'), sum(row, 'fees')]));
      }),

    pitchCosts: (now) => read(() => costs.all({ now }).map((row) => readRow(row, COST))),
  };

  function storePlayers({ id, kick_off_at, created_at, players }: FixtureRecord): void {
    for (const [position, party] of players.entries()) {
      addPlayer.run({ ...party, fixture_id: id, position, kick_off_at, created_at });
    }
  }

  function withPlayers(row: Row): FixtureRecord {
    return toFixture(row, attendanceAt.all({ id: text(row, 'id') }));
  }
}

function statusIs({ status, now }: FixtureListQuery): Parameters<typeof filter> {
  if (status === null) return [];
  if (status === 'cancelled') return [['cancelled = 1']];
  return [['cancelled = 0'], [status === 'played' ? 'kick_off_at <= :now' : 'kick_off_at > :now', { now }]];
}

/** Makes a fixture of its row and of the sorted rows of its attendance. */
export const toFixture = (row: Row, attendance: Row[]): FixtureRecord => ({
  ...readRow(row, COLUMNS),
  players: attendance.map((party) => readRow(party, PARTY)),
});

const toCharge = (row: Row): ChargeRecord => readRow(row, CHARGE);

const toGame = (row: Row): GameRecord => ({ ...toCharge(row), ...readRow(row, GAME) });

function columnsOf({ players: _players, ...fixture }: FixtureRecord) {
  return {
    ...fixture,
    cancelled: Number(fixture.cancelled),
    was_played: Number(fixture.was_played),
    history: JSON.stringify(fixture.history),
  };
}

const COLUMNS = {
  id: text,
  date: text,
  time: text,
  location: text,
  cost: whole,
  fee: whole,
  min_players: whole,
  max_players: whole,
  series_id: nullable(text),
  kick_off_at: text,
  cancelled: flag,
  cancelled_reason: nullable(text),
  was_played: flag,
  request_fingerprint: nullable(text),
  history,
  rev: whole,
  created_at: text,
  updated_at: text,
};
const PARTY = {
  player_id: text,
  guests: whole,
  state: oneOf('in', 'waiting'),
  joined_at: text,
  charge: nullable(whole),
};
const INSERT = `${insertInto('fixtures', Object.keys(COLUMNS))} ON CONFLICT (id) DO NOTHING`;
const UPDATE = updateRevision('fixtures', Object.keys(COLUMNS));
const ATTENDANCE = ['fixture_id', 'position', ...Object.keys(PARTY), 'kick_off_at', 'created_at'];
/** Reads every fixture, since only its history tells who left it. */
const ABOUT = `
  SELECT * FROM fixtures
  WHERE instr(history, :mention) > 0
    OR id IN (SELECT fixture_id FROM attendance WHERE player_id = :player_id)
  ORDER BY kick_off_at, id`;
const CHARGE = { player_id: text, fixture_id: text, kick_off_at: text, created_at: text, amount: whole };
const COST = { kick_off_at: text, cost: whole };
const GAME = { date: text, location: text, guests: whole };
/** Texts that sort before and after every instant. */
const [FIRST, LAST] = ['', '~'];
const GAMES = `
  SELECT attendance.*, charge AS amount, date, location
  FROM attendance JOIN fixtures ON fixtures.id = fixture_id
  WHERE player_id = :player_id AND charge IS NOT NULL`;
/** Reads a covering index, in the order in which payments cover charges. */
const CHARGES = `
  SELECT player_id, fixture_id, kick_off_at, created_at, charge AS amount FROM attendance
  WHERE charge IS NOT NULL AND kick_off_at >= :from AND kick_off_at <= :to
  ORDER BY kick_off_at, created_at, fixture_id`;
const FEES_OF_SOME = `
  SELECT player_id, TOTAL(charge) AS fees FROM attendance
  WHERE player_id ${IN_LIST} AND charge IS NOT NULL AND kick_off_at <= :now GROUP BY player_id`;
const FEES_OF_ALL = `
  SELECT player_id, TOTAL(charge) AS fees FROM attendance
  WHERE charge IS NOT NULL AND kick_off_at <= :now GROUP BY player_id`;
const COSTS = 'SELECT kick_off_at, cost FROM fixtures WHERE cancelled = 0 AND kick_off_at <= :now';
