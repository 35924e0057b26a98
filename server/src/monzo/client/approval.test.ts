import { expect, test } from 'vitest';
import { createStubbedClient, errorOf, refusedWith } from '../../../test/support/bank-stub.ts';
import { awaitApproval } from './approval.ts';

const PENDING = refusedWith(403, 'forbidden.insufficient_permissions');

test('it asks for the accounts every 5 s until the owner has approved, through trouble that passes', async () => {
  const { client, clock } = createStubbedClient([
    PENDING,
    ...Array.from({ length: 4 }, () => refusedWith(500, 'internal_service')),
    PENDING,
    { json: { accounts: [{ id: 'acc_1' }] } },
  ]);
  expect(await awaitApproval(client, { clock })).toMatchObject([{ id: 'acc_1' }]);
  expect(clock.sleeps).toEqual([5000, 500, 1000, 2000, 5000, 5000]);
});

test('it stops after five minutes, and at any other error', async () => {
  const { client, clock, requests } = createStubbedClient(() => PENDING);
  expect(await errorOf(awaitApproval(client, { clock }))).toMatchObject({ kind: 'approval_pending' });
  expect(requests).toHaveLength(61);

  const other = createStubbedClient([refusedWith(403, 'forbidden.verification_required')]);
  expect(await errorOf(awaitApproval(other.client, other))).toMatchObject({ kind: 'history_limit' });
});
