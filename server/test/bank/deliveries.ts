import { expect } from 'vitest';
import type { PaymentInput } from '../../../scripts/fake-monzo/transactions/new-transaction.ts';
import { codeOf } from '../support/club.ts';
import type { BankedApp } from '../support/connected-app.ts';

/** Books a payment of which no webhook tells. */
export const pay = ({ fake }: BankedApp, input: Partial<PaymentInput> = {}) =>
  fake.bank.payments.make({ kind: 'fps_in', name: 'ASH A', silent: true, ...input });

/** How often the bank was asked for one transaction. */
export const readBacks = ({ callsOf }: BankedApp) => callsOf('GET', '/transactions/');

/** Delivers something that has to be refused for now, and returns the seconds to wait. */
export async function refuse({ app }: BankedApp, body: unknown): Promise<number> {
  const answer = await app.send('POST', '/monzo_webhook', { body });
  expect(codeOf(answer)).toEqual([503, 'bank_unavailable']);
  return Number(answer.headers['retry-after']);
}
