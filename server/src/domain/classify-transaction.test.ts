import { readdirSync } from 'node:fs';
import { bankTransaction } from '@paidup/shared/webhook';
import { describe, expect, test } from 'vitest';
import { captures } from '../../test/support/captures.ts';
import { webhookRows } from '../../test/support/webhook-bodies.ts';
import { classifyTransaction } from './classify-transaction.ts';

describe('classifyTransaction', () => {
  test.each(webhookRows)('decides about $what', ({ body, expected }) => {
    expect(classifyTransaction(bankTransaction.parse(body.data))).toEqual(expected);
  });

  test('decides the same about each delivery of one transfer', () => {
    const deliveries = captures('one-transfer-in-four-deliveries');
    expect(new Set(deliveries.map(({ data }) => data.id)).size).toBe(1);
    for (const { data } of deliveries)
      expect(classifyTransaction(bankTransaction.parse(data))).toEqual({ kind: 'incoming' });
  });

  test('has a row for every captured transaction', () => {
    const folder = new URL('../../../postman/captures/', import.meta.url);
    const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));
    const covered = new Set(
      webhookRows.map(({ body }) => body.data.merchant_feedback_uri ?? body.data.created),
    );
    for (const name of names.filter((one) => one !== 'balance-updated'))
      for (const { data } of captures(name))
        expect(covered).toContain(data.merchant_feedback_uri ?? data.created);
  });
});
