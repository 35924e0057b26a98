import type { CatchUpResult } from '@paidup/shared/bank';
import { expect } from 'vitest';
import type { PaymentInput } from '../../../scripts/fake-monzo/transactions/new-transaction.ts';
import { API, clubOf, codeOf } from '../support/club.ts';
import { MINUTE } from '../support/clock.ts';
import { type BankedApp, connectedApp } from '../support/connected-app.ts';

type Request = { since?: string; dry_run?: boolean };

/** An app with a bank, and what the tests of catching up do with them. */
export function stageOf(opened: BankedApp) {
  const { app, fake } = opened;
  const now = () => fake.clock.now();
  const pay = (input: Partial<PaymentInput> = {}) =>
    fake.bank.payments.make({ kind: 'fps_in', name: 'ASH A', silent: true, ...input });

  return {
    ...opened,
    clock: fake.clock,
    payments: fake.bank.payments,
    troubles: fake.bank.troubles,
    club: clubOf(app),
    now,

    /** Books a payment of which no webhook tells. */
    pay,

    /** Books so many, a minute apart, the last one a minute ago. */
    payMany: (count: number): string[] =>
      Array.from({ length: count }, (_, index) => pay({ created: now() - (count - index) * MINUTE }).id),

    async catchUp(body: Request = {}): Promise<CatchUpResult> {
      const answer = await app.send<CatchUpResult>('POST', `${API}/bank/catch_up`, { body });
      expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
      const { checked, credited, unmatched, duplicate, ignored } = answer.body;
      expect(credited + unmatched + duplicate + ignored).toBe(checked);
      return answer.body;
    },

    refusal: async (body: Request = {}) => codeOf(await app.send('POST', `${API}/bank/catch_up`, { body })),

    /** From when on each page was asked for. */
    pagesSince: () =>
      fake.bank.calls
        .filter(({ path }) => path === '/transactions')
        .map(({ query }) => new URLSearchParams(query).get('since')),
  };
}

/** The same, with the bank connected. */
export const connectedStage = async (options: Parameters<typeof connectedApp>[0] = {}) =>
  stageOf(await connectedApp(options));

/** What the bank would post of a transaction, with these changes. */
export const told = (data: object, changes: object = {}) => ({
  type: 'transaction.updated',
  data: { ...data, ...changes },
});
