import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openBank } from '../../test/open-bank.ts';
import type { Transaction } from '../transaction.ts';
import { KINDS, type KindName } from './kinds.ts';

const captures = new URL('../../../../postman/captures/', import.meta.url);

/** A captured transaction of the same kind, whose fields ours must have. */
const CAPTURES: [kind: KindName, capture: string][] = [
  ['fps_in', 'natwest-transfer'],
  ['p2p_in', 'monzo-contact-with-message'],
  ['m2m_in', 'monzo-to-monzo'],
  ['bacs_in', 'bacs-name-cut-at-18-characters'],
  ['fps_out', 'outgoing-transfer'],
  ['card', 'card-payment'],
  ['card_abroad', 'card-abroad-in-euros'],
  ['card_declined', 'card-declined'],
  ['refund', 'card-refund'],
  ['pot_deposit', 'pot-deposit'],
  ['pot_withdraw', 'pot-withdrawal'],
  ['flex_borrow', 'flex-borrowing'],
  ['interest', 'interest'],
];

describe('the kinds of transactions', () => {
  test.each(CAPTURES)('it gives %s the fields of the captured %s', async (kind, capture) => {
    const { bank } = await openBank();
    const made = bank.payments.make({ kind, silent: true });
    const [captured] = [JSON.parse(readFileSync(new URL(`${capture}.json`, captures), 'utf8'))].flat();
    expect(Object.keys(made)).toEqual(expect.arrayContaining(Object.keys(captured.data)));
    expect(made.scheme).toBe(captured.data.scheme);
    expect(Math.sign(made.amount)).toBe(Math.sign(captured.data.amount));
    expect(Object.keys(made.counterparty).sort()).toEqual(Object.keys(captured.data.counterparty).sort());
    expect(made.merchant === null).toBe(captured.data.merchant === null);
    expect(made.originator).toBe(captured.data.originator);
    expect(made.user_id === '').toBe(captured.data.user_id === '');
  });

  test('it has captures to be compared with', () => {
    expect(readdirSync(captures)).toEqual(expect.arrayContaining(CAPTURES.map(([, name]) => `${name}.json`)));
  });

  test('it knows every payer again, and no two as one', async () => {
    const { bank } = await openBank();
    const from = (name: string): Transaction => bank.payments.make({ kind: 'fps_in', name });
    expect(from('THOMAS BRADLEY').counterparty).toEqual(from('THOMAS BRADLEY').counterparty);
    expect(from('THOMAS BRADLEY').counterparty.account_number).not.toBe(
      from('T BRADLEY').counterparty.account_number,
    );
  });

  test('it makes the same of the same seed, with ids in the order of time', async () => {
    const makeAll = async (seed: string) => {
      const { bank, clock } = await openBank({ seed });
      const made: Transaction[] = [];
      for (const kind of Object.keys(KINDS) as KindName[]) {
        await clock.advance(1);
        made.push(bank.payments.make({ kind, silent: true }), bank.payments.make({ kind, silent: true }));
      }
      return made;
    };
    const made = await makeAll('one');
    expect(await makeAll('one')).toEqual(made);
    expect(await makeAll('two')).not.toEqual(made);
    const ids = made.map(({ id }) => id);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^tx_0000[0-9A-Za-z]{18}$/);
  });

  test('it describes a Monzo contact’s payment by their name, or by what they wrote', async () => {
    for (const [p2p_description, description] of [
      ['name', 'Priya Raman'],
      ['message', 'footy thurs'],
    ] as const) {
      const { bank } = await openBank({ switches: { p2p_description } });
      const made = bank.payments.make({ kind: 'p2p_in', name: 'Priya Raman', reference: 'footy thurs' });
      expect(made).toMatchObject({
        description,
        notes: 'footy thurs',
        counterparty: { name: 'Priya Raman' },
      });
    }
  });

  test('it overrides any field, however wrong', async () => {
    const { bank } = await openBank();
    const fields = { amount: '500', counterparty: null, scheme: undefined };
    expect(bank.payments.make({ kind: 'fps_in', fields, silent: true })).toMatchObject(fields);
  });
});
