import { expect, test, vi } from 'vitest';
import { keepBank } from './keep-bank.ts';
import { createMetrics } from './metrics.ts';
import { bankUnavailable } from './services/bank/connection.ts';

const NONE = { checked: 0, credited: 0, unmatched: 0, duplicate: 0, ignored: 0 };

test.each([
  ['done', async () => NONE, { done: 1, failed: 0 }],
  ['failed', () => Promise.reject(bankUnavailable(null)), { done: 0, failed: 1 }],
  ['not due', async () => null, { done: 0, failed: 0 }],
])('it counts a catch-up that is %s', async (_what, look, expected) => {
  const closing = new AbortController();
  const metrics = createMetrics();
  const looked = vi.fn(look);
  const bank = {
    bankApproval: { look: async () => undefined },
    bankWebhook: { keep: async () => undefined },
    catchUp: { look: looked },
  };
  keepBank(bank, { log: { info() {}, warn() {} }, metrics }, closing.signal);
  await expect.poll(() => looked.mock.settledResults[0]?.type).not.toBe('incomplete');
  const text = await metrics.text();
  for (const [outcome, count] of Object.entries(expected))
    expect(text).toContain(`paidup_catch_ups_total{outcome="${outcome}"} ${count}\n`);
  const isDone = expected.done > 0;
  expect(/^paidup_caught_up_timestamp_seconds \d{10}$/m.test(text)).toBe(isDone);
  closing.abort();
});
