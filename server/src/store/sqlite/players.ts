import type { BankKeyTaken, BankNameOwner, ListedPlayer, PlayerRecord } from '../../domain/records.ts';
import type { PlayerStore } from '../player-store.ts';
import type { GroupCommit, Transaction } from './group-commit.ts';
import { flag, history, nullable, orNull, readRow, text, whole, type Row } from './rows.ts';
import { afterPosition, filter, IN_LIST, insertInto, LIMIT, updateRevision, type Statements } from './sql.ts';

/** The players of the port, in SQLite. */
export function createPlayers(statements: Statements, { read, write }: GroupCommit): PlayerStore {
  const one = statements('SELECT * FROM players WHERE id = :id');
  const namesOf = statements(NAMES_OF);
  const namesOfMany = statements(NAMES_OF_MANY);
  const some = statements(`SELECT ${LISTED} FROM players WHERE id ${IN_LIST}`);
  const ownerOf = statements(OWNER_OF);
  const reminded = statements(REMINDED);
  const standing = statements('SELECT has_history, rev FROM players WHERE id = :id');
  const mark = statements('UPDATE players SET has_history = 1 WHERE id = :id AND has_history = 0');
  const insert = statements(INSERT);
  const update = statements(UPDATE);
  const addName = statements(
    `${insertInto('bank_names', ['key', 'player_id', 'name', 'position'])} ON CONFLICT (key) DO NOTHING`,
  );
  const dropNames = statements('DELETE FROM bank_names WHERE player_id = :id');
  const erase = statements('DELETE FROM players WHERE id = :id');

  return {
    get: (id) => read(() => find(id)),

    getMany: (ids) => read(() => allWithNames(some.all({ list: JSON.stringify(ids) }))),

    list: ({ archived, search, after, limit }) =>
      read(() => {
        const { where, params } = filter(
          ['archived = :archived', { archived: archived === null ? null : Number(archived) }],
          ['instr(search_text, :search) > 0', { search }],
          ['(sort_name, id) > (:after, :after_id)', afterPosition(after)],
        );
        const rows = statements(`SELECT ${LISTED} FROM players ${where} ORDER BY sort_name, id ${LIMIT}`);
        return allWithNames(rows.all({ ...params, limit }));
      }),

    findByBankKey: (key) => read(() => orNull(ownerOf.get({ key }), toOwner)),

    reminded: (ids) => read(() => [...new Set(ids)].filter((id) => reminded.get({ id }) !== undefined)),

    async claim(ids) {
      const distinct = [...new Set(ids)];
      const isClaimed = (id: string) => standing.get({ id })?.['has_history'] !== 0;
      if (await read(() => distinct.every(isClaimed))) return read(() => distinct.filter(exists));
      return write(({ notify }) => {
        for (const id of distinct) claim(id, notify);
        return distinct.filter(exists);
      });
    },

    create: (player) =>
      write(({ notify, refuse }) => {
        const made = insert.run({ ...columnsOf(player), has_history: Number(player.has_history) });
        const existing = made.changes === 0 ? find(player.id) : null;
        if (existing) return { existing };
        const taken = storeNames(player);
        if (taken !== null) return refuse({ taken });
        notify('player', player.id);
        return 'created';
      }),

    replace: (player, rev) => write((transaction) => replace(player, rev, transaction)),

    replaceTogether: (players) =>
      write((transaction) => {
        for (const player of players) {
          const outcome = replace(player, player.rev - 1, transaction);
          if (outcome !== 'replaced') return transaction.refuse(outcome);
        }
        return 'replaced';
      }),

    remove: (id, rev) =>
      write(({ notify }) => {
        const row = standing.get({ id });
        if (!row) return 'absent';
        if (rev !== null && whole(row, 'rev') !== rev) return 'stale';
        if (flag(row, 'has_history')) return 'has_history';
        dropNames.run({ id });
        erase.run({ id });
        notify('player', id);
        return 'removed';
      }),
  };

  function find(id: string): PlayerRecord | null {
    return orNull(one.get({ id }), (row) => toPlayer(row, namesOf.all({ id })));
  }

  /** Reads all bank names with one query, which costs half of what a subquery for each player does. */
  function allWithNames(rows: Row[]): ListedPlayer[] {
    const names = namesOfMany.all({ list: JSON.stringify(rows.map((row) => text(row, 'id'))) });
    const byPlayer = Map.groupBy(names, (name) => text(name, 'player_id'));
    return rows.map((row) => toListed(row, byPlayer.get(text(row, 'id')) ?? []));
  }

  function exists(id: string): boolean {
    return standing.get({ id }) !== undefined;
  }

  function claim(id: string, notify: Transaction['notify']): void {
    if (mark.run({ id }).changes !== 0) notify('player', id);
  }

  function replace(
    player: PlayerRecord,
    rev: number,
    { notify, refuse }: Transaction,
  ): 'replaced' | 'stale' | BankKeyTaken {
    if (update.run({ ...columnsOf(player), stored_rev: rev }).changes === 0) return 'stale';
    dropNames.run({ id: player.id });
    const taken = storeNames(player);
    if (taken !== null) return refuse({ taken });
    notify('player', player.id);
    return 'replaced';
  }

  /** Stores the bank names. Returns the first key that another player has, or `null`. */
  function storeNames({ id, bank_names }: PlayerRecord): string | null {
    for (const [position, { key, name }] of bank_names.entries()) {
      if (addName.run({ key, player_id: id, name, position }).changes === 0) return key;
    }
    return null;
  }
}

/** The player of a row and of the rows of its bank names, in their order. */
export const toPlayer = (row: Row, names: Row[]): PlayerRecord => ({
  ...toListed(row, names),
  ...readRow(row, UNLISTED_COLUMNS),
});

const toOwner = (row: Row): BankNameOwner => readRow(row, OWNER);

const toListed = (row: Row, names: Row[]): ListedPlayer => ({
  ...readRow(row, LISTED_COLUMNS),
  bank_names: names.map((name) => readRow(name, BANK_NAME)),
});

function columnsOf({ bank_names: _names, has_history: _mark, ...player }: PlayerRecord) {
  return { ...player, archived: Number(player.archived), history: JSON.stringify(player.history) };
}

export const NAMES_OF = 'SELECT key, name FROM bank_names WHERE player_id = :id ORDER BY position';
const NAMES_OF_MANY = `
  SELECT player_id, key, name FROM bank_names WHERE player_id ${IN_LIST} ORDER BY player_id, position`;
const BANK_NAME = { key: text, name: text };
const OWNER = { id: text, name: text, bank_name: text, has_history: flag };
const LISTED_COLUMNS = {
  id: text,
  name: text,
  sort_name: text,
  attendance_start: text,
  archived: flag,
  reminded_at: nullable(text),
  promised_on: nullable(text),
  has_history: flag,
  rev: whole,
  created_at: text,
  updated_at: text,
};
const UNLISTED_COLUMNS = { search_text: text, request_fingerprint: nullable(text), history };
const LISTED = Object.keys(LISTED_COLUMNS).join(', ');
const REMINDED =
  'SELECT 1 FROM players WHERE id = :id AND (reminded_at IS NOT NULL OR promised_on IS NOT NULL)';
const OWNER_OF = `
  SELECT players.id, players.name, bank_names.name AS bank_name, has_history
  FROM bank_names JOIN players ON players.id = player_id WHERE key = :key`;
const COLUMNS = Object.keys({ ...LISTED_COLUMNS, ...UNLISTED_COLUMNS });
const INSERT = `${insertInto('players', COLUMNS)} ON CONFLICT (id) DO NOTHING`;
const UPDATE = updateRevision(
  'players',
  COLUMNS.filter((column) => column !== 'has_history'),
);
