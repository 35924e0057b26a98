import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createServices } from '../../src/services/services.ts';
import { addPayments, addPlayers } from '../store/club.ts';
import { aCredit, aFixture, aPayment, ids, minute } from '../store/records.ts';
import { createFixtures } from '../../src/store/sqlite/fixtures.ts';
import { createGroupCommit } from '../../src/store/sqlite/group-commit.ts';
import { createListeners } from '../../src/store/listeners.ts';
import { openDatabase } from '../../src/store/sqlite/open-database.ts';
import { createPayments } from '../../src/store/sqlite/payments.ts';
import { createPlayers } from '../../src/store/sqlite/players.ts';
import type { Statement } from '../../src/store/sqlite/prepare-statement.ts';
import { createStatements } from '../../src/store/sqlite/sql.ts';
import type { Store } from '../../src/store/store.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';

const NOW = minute(30);

/** Games before and after `NOW`, cancelled ones, those who owe, who are ahead, and who got too much back. */
async function addSeason(store: Store): Promise<void> {
  const players = ids('player', 12);
  await addPlayers(store, ...players);
  const games = ids('game', 40).map((id, index) =>
    aFixture(id, players.slice(index % 4, 8 + (index % 3)), {
      kick_off_at: minute(index),
      cancelled: index % 9 === 0,
    }),
  );
  await store.fixtures.create(games);
  const credits = ids('tx', 60).map((id, index) =>
    aCredit(id, players[index % 12] ?? '', index % 12 === 11 ? -300 : 900),
  );
  const last = aPayment('last', { created_at: NOW, updated_at: NOW });
  await addPayments(store, ...credits, aPayment('back', { amount: -500 }), last);
}

describe.each(stores)('a summary on $name', (store) => {
  const app = useApp({ store });

  it('asks the store for each thing once', async () => {
    await addSeason(app().store);
    const calls: string[] = [];
    const { store: real } = app();
    const counted = {
      players: noting(real.players, calls),
      fixtures: noting(real.fixtures, calls),
      payments: noting(real.payments, calls),
    };
    const summary = await summaryOf({ ...real, ...counted });
    expect(summary.debtors.length).toBeGreaterThan(1);
    expect(summary.next_fixture).not.toBeNull();
    // The next game, and the one that kicked off last today.
    expect(calls.filter((call) => call === 'list')).toHaveLength(2);
    const others = calls.filter((call) => call !== 'list');
    expect(others).toEqual([...new Set(others)]);
    expect(calls).toEqual(
      expect.arrayContaining(['chargesBetween', 'pitchCosts', 'paidByPlayer', 'unmatchedTotal', 'getMany']),
    );
  });
});

describe('a summary from SQLite', () => {
  it('reads no row twice, but for the games of today and who is on them, and the bank’s last payment where it waits in the inbox', async () => {
    const { database, close } = openDatabase(':memory:');
    const queries: [string, unknown[]][] = [];
    const prepare = createStatements(database);
    const groupCommit = createGroupCommit(database, () => {});
    const statements = (sql: string) => notingValues(prepare(sql), (values) => queries.push([sql, values]));
    const store = {
      players: createPlayers(statements, groupCommit),
      fixtures: createFixtures(statements, groupCommit),
      payments: createPayments(statements, groupCommit),
      watch: createListeners({ info() {}, warn() {} }).watch,
    } as Store;
    await addSeason(store);
    queries.length = 0;
    const { debtors, next_fixture } = await summaryOf(store);
    expect([debtors.length > 1, next_fixture?.kick_off_at]).toEqual([true, minute(31)]);

    const readings = countReadings(database);
    for (const [sql, values] of queries) database.prepare(sql).all(...(values as string[]));
    const twice = () => [...readings].filter(([, times]) => times > 1).map(([row]) => row);
    const todays = /^(fixtures game_0030$|attendance game_003[01] )/;
    const known = ['payments last', ...twice().filter((row) => todays.test(row))];
    expect(new Set(twice())).toEqual(new Set(known));
    const read = (table: string) => [...readings.keys()].filter((row) => row.startsWith(`${table} `)).length;
    expect({ allocations: read('allocations'), fixtures: read('fixtures') }).toEqual({
      allocations: 60,
      fixtures: 28,
    });

    database.prepare('SELECT TOTAL(amount) FROM allocations').all();
    expect(twice()).toHaveLength(60 + known.length);
    groupCommit.close();
    close();
  });
});

const summaryOf = (store: Store) =>
  createServices({ store, clock: () => NOW, newId: String, timeZone: 'UTC' }).summary.get();

/** From now on each row that a statement reads is counted, as the name of its table and its key. */
function countReadings(database: DatabaseSync): Map<string, number> {
  const readings = new Map<string, number>();
  database.function('is_read', { varargs: true }, (...row) => {
    const name = row.join(' ');
    readings.set(name, (readings.get(name) ?? 0) + 1);
    return 1;
  });
  for (const [table, key] of Object.entries(KEYS)) {
    // What a view does not name, it does not have.
    const columns = table === 'payments' ? 'rowid, *' : '*';
    database.exec(
      `CREATE TEMP VIEW ${table} AS SELECT ${columns} FROM main.${table} WHERE is_read('${table}', ${key})`,
    );
  }
  return readings;
}

const KEYS = {
  players: 'id',
  bank_names: 'key',
  fixtures: 'id',
  attendance: 'fixture_id, position',
  payments: 'id',
  allocations: 'payment_id, position',
};

function noting<Part extends object>(part: Part, calls: string[]): Part {
  return new Proxy(part, {
    get(target, name) {
      calls.push(String(name));
      return Reflect.get(target, name);
    },
  });
}

function notingValues(statement: Statement, note: (values: unknown[]) => void): Statement {
  return new Proxy(statement, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...values: unknown[]) => {
        note(values);
        return member.apply(target, values);
      };
    },
  });
}
