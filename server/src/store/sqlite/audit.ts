import type { DatabaseSync } from 'node:sqlite';
import { createLedgerAudit } from '../audit-ledger.ts';
import type { PlayerRecord } from '../../domain/records.ts';
import type { AuditReport, Position, StoreError } from '../store.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Records } from './records.ts';

/** The halves of an audit, which have nothing to do with each other. */
export const PARTS = { file: auditFile, records: auditRecords };
export type Part = keyof typeof PARTS;

/** How a part ended that ran in another process. */
export type PartOutcome = { report: AuditReport } | Pick<StoreError, 'kind' | 'message'>;

type Audit = (database: DatabaseSync, read: GroupCommit['read'], records: Records) => Promise<AuditReport>;

/** Checks the file and every record in it, as `auditFile` and `auditRecords`. */
export const auditDatabase: Audit = async (...opened) =>
  inOne([await auditFile(...opened), await auditRecords(...opened)]);

/** What all parts found and counted. */
export function inOne(parts: AuditReport[]): AuditReport {
  const count = (noun: 'players' | 'fixtures' | 'payments') =>
    parts.reduce((total, part) => total + part[noun], 0);
  return {
    players: count('players'),
    fixtures: count('fixtures'),
    payments: count('payments'),
    findings: parts.flatMap(({ findings }) => findings),
  };
}

/** Checks what SQLite knows of the file: its pages, its indexes, what its rows name. */
async function auditFile(...[database, read]: Parameters<Audit>): Promise<AuditReport> {
  return { players: 0, fixtures: 0, payments: 0, findings: await read(() => checkFile(database)) };
}

/**
 * Checks every record. All of it is one committed state: the reads follow each other without leaving the turn of the
 * event loop, and commits have a turn of their own; or they share one transaction.
 */
async function auditRecords(...[, , records]: Parameters<Audit>): Promise<AuditReport> {
  const audit = createLedgerAudit();
  const { players, fixtures, payments, ignoredPayers, settings } = records;
  await walk(wholePlayers, audit.player, 'sort_name');
  await walk(
    (page) => fixtures.list({ ...page, ...ANY, now: '', order: 'asc' }),
    audit.fixture,
    'kick_off_at',
  );
  await walk((page) => payments.list({ ...page, ...ANY, player_id: null }), audit.payment, 'paid_at');
  for (const payer of await ignoredPayers.list()) audit.ignoredPayer(payer);
  const stored = await settings.get();
  if (stored) audit.settings(stored);
  return audit.report();

  async function wholePlayers(page: Page): Promise<PlayerRecord[]> {
    const listed = await players.list({ ...page, archived: null, search: null });
    const found = await Promise.all(listed.map(({ id }) => players.get(id)));
    return found.filter((player) => player !== null);
  }
}

async function walk<Key extends string, Item extends Record<Key | 'id', string>>(
  list: (page: Page) => Promise<Item[]>,
  check: (item: Item) => void,
  sortKey: Key,
): Promise<void> {
  let after: Position | null = null;
  do {
    const items: Item[] = await list({ after, limit: PAGE });
    for (const item of items) check(item);
    const last = items.at(-1);
    after = last && items.length === PAGE ? [last[sortKey], last.id] : null;
  } while (after !== null);
}

function checkFile(database: DatabaseSync): string[] {
  const damage = database.prepare('PRAGMA integrity_check').all();
  const orphans = database.prepare('PRAGMA foreign_key_check').all();
  const copies = database.prepare(STALE_COPIES).all();
  const strays = database.prepare(STRAYS).all();
  return [
    ...damage
      .map(({ integrity_check }) => String(integrity_check))
      .filter((line) => line !== 'ok')
      .map((line) => `The file is damaged: ${line.replace(/\s+/g, ' ')}.`),
    ...orphans.map(({ table, parent }) => `A row of ${table} names one of ${parent} that does not exist.`),
    ...copies.map(({ payment_id }) => `Payment ${payment_id} is listed under another instant than its own.`),
    ...strays.map(({ payment_id }) => `Payment ${payment_id} can’t be found by its payer.`),
  ];
}

type Page = { after: Position | null; limit: number };

const PAGE = 500;
const ANY = { status: null, from: null, before: null };
const STALE_COPIES = `
  SELECT DISTINCT payment_id FROM allocations JOIN payments ON payments.id = payment_id
  WHERE allocations.paid_at <> payments.paid_at`;
const STRAYS = `
  SELECT DISTINCT payment_id FROM allocations JOIN payments ON payments.id = payment_id
  WHERE counterparty_key <> '' AND NOT EXISTS (
    SELECT * FROM payers
    WHERE payers.counterparty_key = payments.counterparty_key AND payers.player_id = allocations.player_id)`;
