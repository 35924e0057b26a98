import type { DatabaseSync } from 'node:sqlite';
import { createLedgerAudit } from '../audit-ledger.ts';
import type { AuditReport, Position, StoreError } from '../store.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Records } from './records.ts';

/** How an audit ended that ran in another process. */
export type AuditOutcome = { report: AuditReport } | Pick<StoreError, 'kind' | 'message'>;

/**
 * Checks the file and every record in it. All of it is one committed state: the reads follow each other without
 * leaving the turn of the event loop, and commits have a turn of their own; or they share one transaction.
 */
export async function auditDatabase(
  database: DatabaseSync,
  read: GroupCommit['read'],
  records: Records,
): Promise<AuditReport> {
  const damage = await read(() => checkFile(database));
  const audit = createLedgerAudit();
  const { players, fixtures, payments, ignoredPayers, settings } = records;
  await walk((page) => players.list({ ...page, archived: null, search: null }), audit.player, 'sort_name');
  await walk(
    (page) => fixtures.list({ ...page, ...ANY, now: '', order: 'asc' }),
    audit.fixture,
    'kick_off_at',
  );
  await walk((page) => payments.list({ ...page, ...ANY, player_id: null }), audit.payment, 'paid_at');
  for (const payer of await ignoredPayers.list()) audit.ignoredPayer(payer);
  const stored = await settings.get();
  if (stored) audit.settings(stored);
  const report = audit.report();
  return { ...report, findings: [...damage, ...report.findings] };
}

async function walk<Key extends string, Item extends Record<Key | 'id', string>>(
  list: (page: { after: Position | null; limit: number }) => Promise<Item[]>,
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
  return [
    ...damage
      .map(({ integrity_check }) => String(integrity_check))
      .filter((line) => line !== 'ok')
      .map((line) => `The file is damaged: ${line.replace(/\s+/g, ' ')}.`),
    ...orphans.map(({ table, parent }) => `A row of ${table} names one of ${parent} that does not exist.`),
    ...copies.map(({ payment_id }) => `Payment ${payment_id} is listed under another instant than its own.`),
  ];
}

const PAGE = 500;
const ANY = { status: null, from: null, before: null };
const STALE_COPIES = `
  SELECT DISTINCT payment_id FROM allocations JOIN payments ON payments.id = payment_id
  WHERE allocations.paid_at <> payments.paid_at`;
