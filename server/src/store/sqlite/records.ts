import { setImmediate as others } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import type { BackupRecord } from '../../domain/records.ts';
import { toFixture } from './fixtures.ts';
import type { GroupCommit } from './group-commit.ts';
import { toIgnoredPayer } from './ignored-payers.ts';
import { toPayment } from './payment-rows.ts';
import { NAMES_OF, toPlayer } from './players.ts';
import { text, type Row } from './rows.ts';
import { toSettings } from './settings.ts';
import { toStoreError } from './sqlite-errors.ts';

/** Reads every record, the players first. In one transaction they are those of one committed state. */
export function* readRecords(database: DatabaseSync): Generator<BackupRecord> {
  const rows = (sql: string): Iterable<Row> => database.prepare(sql).iterate();
  const names = database.prepare(NAMES_OF);
  const attendance = database.prepare('SELECT * FROM attendance WHERE fixture_id = :id ORDER BY position');
  const allocations = database.prepare('SELECT * FROM allocations WHERE payment_id = :id ORDER BY position');

  for (const row of rows('SELECT * FROM players'))
    yield { noun: 'player', record: toPlayer(row, names.all({ id: text(row, 'id') })) };
  for (const row of rows('SELECT * FROM fixtures'))
    yield { noun: 'fixture', record: toFixture(row, attendance.all({ id: text(row, 'id') })) };
  for (const row of rows('SELECT * FROM payments ORDER BY rowid'))
    yield { noun: 'payment', record: toPayment(row, allocations.all({ id: text(row, 'id') })) };
  for (const row of rows('SELECT * FROM ignored_payers'))
    yield { noun: 'ignored_payer', record: toIgnoredPayer(row) };
  for (const row of rows('SELECT * FROM settings')) yield { noun: 'settings', record: toSettings(row) };
}

/**
 * Reads every record on a connection of its own, whose transaction sees one committed state however long it takes. Some
 * records at a time, so that requests are answered meanwhile. A database in memory has one connection only and is read
 * at once.
 */
export async function* recordsAtOneMoment(
  database: DatabaseSync,
  read: GroupCommit['read'],
): AsyncGenerator<BackupRecord> {
  const file = await read(() => database.location());
  if (file === null) return yield* await read(() => [...readRecords(database)]);
  const connection = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT });
  try {
    connection.exec('BEGIN');
    let count = 0;
    for (const one of readRecords(connection)) {
      yield one;
      if (++count % AT_A_TIME === 0) await others();
    }
  } catch (error) {
    throw toStoreError(error) ?? error;
  } finally {
    connection.close();
  }
}

/** The number of records that are read in about 2 ms. */
const AT_A_TIME = 50;

/** The time to wait for a lock on the file, in milliseconds. */
const BUSY_TIMEOUT = 1000;
