import { expect } from 'vitest';
import { snapshotOf } from '../../../scripts/sqlite-snapshot.mjs';
import { openStore } from '../../src/store/open-store.ts';
import type { PaymentRecord } from '../../src/domain/records.ts';
import type { Position } from '../../src/store/position.ts';
import type { Store } from '../../src/store/store.ts';
import type { Delivery } from './simulated-monzo.ts';

/**
 * Holds what is stored at `url`, also beside a running server, against what the bank was answered: every `ok` is
 * there once with its amount and credited to whose name it shows, every `refused` is absent, an `unknown` is there
 * at most once, and the sums are exact. Returns how many payments there are.
 */
export async function expectLedger(url: string, deliveries: readonly Delivery[]): Promise<number> {
  // What is still on its way may be answered while we look: what had been answered before counts.
  const answered = deliveries.map((delivery) => ({ ...delivery }));
  return reading(url, async (store) => {
    const payments = await allPayments(store.payments.list);
    const stored = new Map(payments.map((payment) => [payment.id, payment]));
    expect(stored.size).toBe(payments.length);
    const offences = answered.filter((delivery) => isOffence(delivery, stored.get(delivery.id)));
    expect(offences).toEqual([]);
    const known = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
    expect(payments.filter(({ id }) => !known.has(id))).toEqual([]);
    expect(await store.payments.totalsByPlayer('all')).toEqual(sumsOf(payments));
    return payments.length;
  });
}

/** All payments that are stored at `url`, also beside a running server. Expects the sums to be exact. */
export const storedAt = (url: string): Promise<PaymentRecord[]> =>
  reading(url, async (store) => {
    const payments = await allPayments(store.payments.list);
    expect(await store.payments.totalsByPlayer('all')).toEqual(sumsOf(payments));
    return payments;
  });

/** Expects every invariant of what is stored at `url` to hold, once its server has stopped. */
export async function expectSound(url: string): Promise<void> {
  const store = await openStore(url, { info() {}, warn() {} });
  try {
    expect((await store.audit()).findings).toEqual([]);
  } finally {
    await store.close();
  }
}

/** Reads a copy of one moment, in which every invariant holds. */
async function reading<Result>(url: string, read: (store: Store) => Promise<Result>): Promise<Result> {
  const snapshot = snapshotOf(url);
  const store = await openStore(snapshot.url, { info() {}, warn() {} });
  try {
    expect((await store.audit()).findings).toEqual([]);
    return await read(store);
  } finally {
    await store.close();
    snapshot.remove();
  }
}

function sumsOf(payments: PaymentRecord[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { allocations } of payments)
    for (const { player_id, amount } of allocations) sums.set(player_id, (sums.get(player_id) ?? 0) + amount);
  return sums;
}

function isOffence(delivery: Delivery, payment: PaymentRecord | undefined): boolean {
  if (payment === undefined) return delivery.outcome === 'ok';
  const isCredited = payment.status === (delivery.bankName === 'NOBODY KNOWN' ? 'unmatched' : 'matched');
  return delivery.outcome === 'refused' || payment.amount !== delivery.amount || !isCredited;
}

async function allPayments(list: (query: Everything) => Promise<PaymentRecord[]>): Promise<PaymentRecord[]> {
  const found: PaymentRecord[] = [];
  for (let after: Position | null = null, isMore = true; isMore;) {
    const page = await list({
      status: null,
      player_id: null,
      search: null,
      from: null,
      before: null,
      after,
      limit: 1000,
    });
    found.push(...page);
    const last = page.at(-1);
    isMore = page.length === 1000;
    if (last) after = [last.paid_at, last.id];
  }
  return found;
}

type Everything = {
  status: null;
  player_id: null;
  search: null;
  from: null;
  before: null;
  after: Position | null;
  limit: number;
};
