import { setTimeout as pause } from 'node:timers/promises';
import { createChance } from '../support/chance.ts';
import { varied } from '../support/captures.ts';
import { BANK_NAMES } from './club.ts';

/** What the bank knows of a delivery: `ok` was answered 2xx, `refused` 4xx, `unknown` never got an answer. */
export type Delivery = {
  id: string;
  amount: number;
  bankName: string;
  outcome: 'ok' | 'refused' | 'unknown';
};

/** One attempt to deliver a payment. The instants are those of `performance.now()`, the status is 0 without an answer. */
export type Attempt = { status: number; retryAfter: string | null; sentAt: number; answeredAt: number };

const ATTEMPTS = 5;
const FIRST = Date.UTC(2026, 0, 1);

/**
 * The bank: delivers distinct payments, some twice, at once or later, and some malformed, until a 2xx or a 4xx and at most five
 * times each. `address` gives where to, at each attempt: there may be none just now.
 */
export function createSimulatedMonzo(address: () => string | undefined) {
  const chance = createChance();
  const deliveries: Delivery[] = [];
  const attempts: Attempt[] = [];
  const statuses = new Set<number>();
  let isDelivering = false;
  let workers: Promise<void>[] = [];

  return {
    deliveries: deliveries as readonly Delivery[],
    attempts: attempts as readonly Attempt[],
    /** Every status that ever came back; 0 stands for none. */
    statuses: statuses as ReadonlySet<number>,

    /** Delivers to so many connections at a time until it is told to stop. */
    start(connections = 16): void {
      isDelivering = true;
      workers = Array.from({ length: connections }, async () => {
        while (isDelivering) await deliverOne();
      });
    },

    /** Ends what it has begun, its repetitions included. */
    async stop(): Promise<void> {
      isDelivering = false;
      await Promise.all(workers);
    },

    /** Delivers one payment and says what became of it. */
    deliverOne,
  };

  async function deliverOne(): Promise<Delivery> {
    const number = deliveries.length;
    const id = `tx_${String(number).padStart(9, '0')}`;
    const amount = 1 + chance.below(5000);
    const delivery: Delivery = { id, amount, bankName: chance.pick(BANK_NAMES), outcome: 'unknown' };
    deliveries.push(delivery);
    const isMalformed = chance.below(20) === 0;
    const isRepeated = chance.below(10) === 0;
    const isTwice = chance.below(10) === 0;
    // Each has an instant of its own, so that lists can be read page by page on servers that muddle equal ones.
    const created = new Date(FIRST + 1000 * number).toISOString();
    const shown = isMalformed ? String(amount) : amount;
    const counterparty = { name: delivery.bankName };
    const body = JSON.stringify(varied('natwest-transfer', { id, created, amount: shown, counterparty }));
    const twin = { ...delivery };
    await Promise.all([deliver(delivery, body), ...(isTwice ? [deliver(twin, body)] : [])]);
    if (twin.outcome !== 'unknown') delivery.outcome = twin.outcome;
    if (isRepeated && delivery.outcome === 'ok') await deliver({ ...delivery, outcome: 'unknown' }, body);
    return delivery;
  }

  async function deliver(delivery: Delivery, body: string): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS && delivery.outcome === 'unknown'; attempt++) {
      if (attempt > 0) await pause(20 * 2 ** attempt);
      const sentAt = performance.now();
      const answer = await post(body);
      const { status } = answer;
      attempts.push({ ...answer, sentAt, answeredAt: performance.now() });
      statuses.add(status);
      if (status >= 200 && status < 300) delivery.outcome = 'ok';
      else if (status >= 400 && status < 500) delivery.outcome = 'refused';
    }
  }

  async function post(body: string): Promise<Pick<Attempt, 'status' | 'retryAfter'>> {
    try {
      const answer = await fetch(`${address() ?? 'http://127.0.0.1:9'}/monzo_webhook`, {
        method: 'POST',
        body,
        signal: AbortSignal.timeout(10_000),
      });
      await answer.arrayBuffer();
      return { status: answer.status, retryAfter: answer.headers.get('Retry-After') };
    } catch {
      return { status: 0, retryAfter: null };
    }
  }
}
