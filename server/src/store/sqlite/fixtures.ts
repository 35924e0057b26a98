import type { ChargeRecord, FixtureRecord } from '../../domain/records.ts';
import type { FixtureListQuery, FixtureStore } from '../store.ts';
import { toFixture, toSeason } from './fixture-rows.ts';
import type { GroupCommit } from './group-commit.ts';
import { sum, text, whole, type Row } from './rows.ts';
import { filter, IN_LIST, insertInto, LIMIT, updateRevision } from './sql.ts';
import type { Statements } from './statements.ts';

/** The fixtures of the port, in SQLite. */
export function createFixtures(statements: Statements, { read, write }: GroupCommit): FixtureStore {
  const one = statements('SELECT * FROM fixtures WHERE id = :id');
  const attendanceAt = statements('SELECT * FROM attendance WHERE fixture_id = :id ORDER BY position');
  const insert = statements(INSERT);
  const update = statements(UPDATE);
  const addPlayer = statements(
    insertInto('attendance', ['fixture_id', 'position', 'player_id', 'guests', 'state', 'joined_at']),
  );
  const dropPlayers = statements('DELETE FROM attendance WHERE fixture_id = :id');
  const revision = statements('SELECT rev FROM fixtures WHERE id = :id');
  const erase = statements('DELETE FROM fixtures WHERE id = :id');
  const charges = statements(CHARGES);
  const chargesOfSpan = statements(CHARGES_BETWEEN);
  const feesOfSome = statements(FEES_OF_SOME);
  const feesOfAll = statements(FEES_OF_ALL);
  const seasonal = statements(SEASON);

  return {
    get: (id) =>
      read(() => {
        const row = one.get({ id });
        return row ? withPlayers(row) : null;
      }),

    list: (query) =>
      read(() => {
        const [beyond, direction] = query.order === 'asc' ? ['>', ''] : ['<', 'DESC'];
        const { where, params } = filter(
          ...statusIs(query),
          query.from === null ? null : ['kick_off_at >= :from', { from: query.from }],
          query.before === null ? null : ['kick_off_at < :before', { before: query.before }],
          query.after === null
            ? null
            : [
                `(kick_off_at, id) ${beyond} (:kick_off_at, :id)`,
                { kick_off_at: query.after[0], id: query.after[1] },
              ],
        );
        const rows = statements(
          `SELECT * FROM fixtures ${where} ORDER BY kick_off_at ${direction}, id ${direction} ${LIMIT}`,
        );
        return rows.all({ ...params, limit: query.limit }).map(withPlayers);
      }),

    create: (fixtures) =>
      write((ring) => {
        for (const fixture of fixtures) {
          const made = insert.run(columnsOf(fixture));
          const stored = made.changes === 0 ? one.get({ id: fixture.id }) : undefined;
          if (stored) return { existing: withPlayers(stored) };
          storePlayers(fixture);
        }
        for (const { id } of fixtures) ring('fixture', id);
        return 'created';
      }),

    replace: (fixture, rev) =>
      write((ring) => {
        if (update.run({ ...columnsOf(fixture), stored_rev: rev }).changes === 0) return 'stale';
        dropPlayers.run({ id: fixture.id });
        storePlayers(fixture);
        ring('fixture', fixture.id);
        return 'replaced';
      }),

    remove: (id, rev) =>
      write((ring) => {
        if (revision.get({ id })?.['rev'] !== rev) return 'stale';
        dropPlayers.run({ id });
        erase.run({ id });
        ring('fixture', id);
        return 'removed';
      }),

    chargesOf: (playerIds) =>
      read(() =>
        [...new Set(playerIds)].flatMap((id) => charges.all({ id }).map((row) => toCharge(id, row))),
      ),

    chargesBetween: ({ from, to }) =>
      read(() => chargesOfSpan.all({ from, to }).map((row) => toCharge(text(row, 'player_id'), row))),

    feesByPlayer: (playerIds, now) =>
      read(() => {
        const rows =
          playerIds === 'all'
            ? feesOfAll.all({ now })
            : feesOfSome.all({ list: JSON.stringify(playerIds), now });
        return new Map(rows.map((row) => [text(row, 'player_id'), sum(row, 'fees')]));
      }),

    season: () => read(() => seasonal.all().map(toSeason)),
  };

  function storePlayers({ id, players }: FixtureRecord): void {
    for (const [position, party] of players.entries()) {
      addPlayer.run({ ...party, fixture_id: id, position });
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

function toCharge(player_id: string, row: Row): ChargeRecord {
  return {
    player_id,
    fixture_id: text(row, 'id'),
    kick_off_at: text(row, 'kick_off_at'),
    created_at: text(row, 'created_at'),
    date: text(row, 'date'),
    location: text(row, 'location'),
    guests: whole(row, 'guests'),
    amount: sum(row, 'amount'),
  };
}

function columnsOf({ players: _players, ...fixture }: FixtureRecord) {
  return {
    ...fixture,
    cancelled: Number(fixture.cancelled),
    was_played: Number(fixture.was_played),
    history: JSON.stringify(fixture.history),
  };
}

const COLUMNS = [
  'date',
  'time',
  'location',
  'cost',
  'fee',
  'min_players',
  'max_players',
  'kick_off_at',
  'cancelled',
  'cancelled_reason',
  'was_played',
  'request_fingerprint',
  'history',
  'rev',
  'created_at',
  'updated_at',
] as const;
const INSERT = `${insertInto('fixtures', ['id', ...COLUMNS])} ON CONFLICT (id) DO NOTHING`;
const UPDATE = updateRevision('fixtures', COLUMNS);
const CHARGES = `
  SELECT fixtures.id, kick_off_at, created_at, date, location, guests,
    CAST(fee AS REAL) * (1 + guests) AS amount
  FROM attendance JOIN fixtures ON fixtures.id = attendance.fixture_id
  WHERE attendance.player_id = :id AND state = 'in' AND cancelled = 0`;
const CHARGES_BETWEEN = `
  SELECT player_id, fixtures.id, kick_off_at, created_at, date, location, guests,
    CAST(fee AS REAL) * (1 + guests) AS amount
  FROM fixtures CROSS JOIN attendance ON attendance.fixture_id = fixtures.id
  WHERE cancelled = 0 AND kick_off_at >= :from AND kick_off_at <= :to AND state = 'in'`;
const FEES_OF_SOME = `
  SELECT attendance.player_id, TOTAL(fee * (1 + guests)) AS fees
  FROM attendance JOIN fixtures ON fixtures.id = attendance.fixture_id
  WHERE attendance.player_id ${IN_LIST} AND state = 'in' AND cancelled = 0 AND kick_off_at <= :now
  GROUP BY attendance.player_id`;
const FEES_OF_ALL = `
  SELECT attendance.player_id, TOTAL(fee * (1 + guests)) AS fees
  FROM fixtures JOIN attendance ON attendance.fixture_id = fixtures.id
  WHERE state = 'in' AND cancelled = 0 AND kick_off_at <= :now
  GROUP BY attendance.player_id`;
const SEASON = `
  SELECT id, date, time, location, cost, fee, min_players, max_players, kick_off_at, cancelled, cancelled_reason,
    was_played, rev, created_at, updated_at,
    (SELECT json_group_array(json_object('player_id', player_id, 'guests', guests, 'state', state,
      'joined_at', joined_at) ORDER BY position) FROM attendance WHERE fixture_id = fixtures.id) AS players
  FROM fixtures WHERE cancelled = 0 ORDER BY kick_off_at, id`;
