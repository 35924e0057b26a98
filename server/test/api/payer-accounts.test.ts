import { describe, expect, it } from 'vitest';
import { transfer } from '../support/bank.ts';
import { API, clubOf } from '../support/club.ts';
import { recordsOf } from '../support/records-of.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf } from '../inbox/inbox.ts';

describe.each(stores)('the account of a payer on $name', (store) => {
  const app = useApp({ store });

  /** Delivers a transfer of that day from an account, and reads the payment. */
  async function pay(name: string, account_number: string, day: number) {
    const club = clubOf(app());
    const { payment_id = '' } = await club.deliver(
      transfer('', 500, {
        created: `2026-11-${String(day).padStart(2, '0')}T12:00:00Z`,
        counterparty: { name, account_number, sort_code: SORT_CODE },
      }),
    );
    return payment_id;
  }
  const payment = (id: string) => clubOf(app()).payment(id);

  it('shows as its last two digits, so that two payers of one name can be told apart', async () => {
    const [one, other] = [await pay('SMITH J', '31926842', 1), await pay('SMITH J', '31926877', 2)];
    expect(await payment(one)).toMatchObject({ payer_account: '…42', other_account: false });
    expect(await payment(other)).toMatchObject({ payer_account: '…77', other_account: true });
  });

  it('does not keep a payment from its player, but the payment says that it is another one', async () => {
    const { addPlayer, payments } = clubOf(app());
    const { id: ash } = await addPlayer('Ash', ['SMITH J']);
    const ids = [];
    // The second account pays twice, and the payment of the 3rd is delivered last.
    for (const [account, day] of [
      ['31926842', 1],
      ['31926877', 4],
      ['31926877', 5],
      ['31926842', 6],
      ['31926842', 3],
    ] as const)
      ids.push(await pay('SMITH J', account, day));
    const { items } = await payments('?limit=10');
    const others = items.filter(({ other_account }) => other_account);
    expect(others.map(({ id }) => id)).toEqual([ids[1]]);
    expect(items.map(({ allocations }) => allocations)).toMatchObject(Array(5).fill([{ player_id: ash }]));
    expect(others[0]?.reason).toBe(
      'matched SMITH J, one of Ash’s bank names, but came from another account (…77) than before',
    );
    expect(await payment(ids[1] ?? '')).toMatchObject(others[0] ?? {});
  });

  it('is that of one name only, and no account is another one than an unknown one', async () => {
    await pay('SMITH J', '31926842', 1);
    await pay('SMITH K', '31926877', 2);
    await pay('', '31926899', 3);
    await pay('SMITH J', '', 4);
    const { items } = await clubOf(app()).payments();
    expect(items.map(({ payer_account, other_account }) => [payer_account, other_account])).toEqual([
      [null, false],
      ['…99', false],
      ['…77', false],
      ['…42', false],
    ]);
  });

  it('is not kept of a payer who is ignored, nor is anything else but the name', async () => {
    const { receive, ignore } = inboxOf(app());
    const { deliver } = clubOf(app());
    const landlord = (marker: string) =>
      transfer('', 500, {
        description: `REF ${marker}`,
        notes: `NOTE ${marker}`,
        counterparty: { name: 'LANDLORD', account_number: '31926842', sort_code: '200415' },
      });
    await receive('LANDLORD', 500, landlord('BEFORE').data);
    const [first] = (await clubOf(app()).payments()).items;
    await ignore(first?.id ?? '', { remember: true });
    expect(await payment(first?.id ?? '')).toMatchObject({ status: 'ignored', payer_account: null });
    expect((await app().store.payments.get(first?.id ?? ''))?.payer_account_hash).toBeNull();
    expect(await app().store.payments.accountsOf(['LANDLORD'])).toEqual(new Map());

    app().logged.length = 0;
    expect(await deliver(landlord('SENTINEL'))).toEqual({ outcome: 'ignored', reason: 'ignored_payer' });
    const kept = JSON.stringify([await recordsOf(app().store.records()), app().logged]);
    expect(kept).not.toContain('SENTINEL');
    expect(kept.match(/LANDLORD/g)?.length).toBeGreaterThan(0);
    expect(app().logged.join('')).not.toContain('LANDLORD');
  });

  it('is in no answer, log, page, export or backup', async () => {
    const { addPlayer } = clubOf(app());
    const { id: ash } = await addPlayer('Ash', ['SMITH J']);
    const id = await pay('SMITH J', NUMBER, 1);
    await pay('SMITH J', `${NUMBER.slice(0, -2)}77`, 2);
    await pay('STRANGER', NUMBER, 3);
    // A delivery that is refused, and one whose payer is another now.
    const counterparty = { name: 'OTHER', account_number: NUMBER, sort_code: SORT_CODE };
    const refused = transfer('', 500, { id: 7, counterparty });
    expect((await app().send('POST', '/monzo_webhook', { body: refused })).status).toBe(400);
    await clubOf(app()).deliver(transfer('', 900, { id, counterparty }));

    const seen = [
      ...(await Promise.all(
        [
          '/payments',
          `/payments/${id}`,
          `/players/${ash}`,
          `/players/${ash}/statement`,
          `/players/${ash}/data`,
          '/summary',
          '/export/payments.csv',
          '/export/all.json',
        ].map(async (path) => {
          const { status, text } = await app().send('GET', API + path);
          expect(status).toBe(200);
          return text;
        }),
      )),
      app().logged.join('\n'),
      JSON.stringify(await recordsOf(app().store.records())),
    ];
    const hash = (await app().store.payments.get(id))?.payer_account_hash ?? 'none';
    for (const text of seen) {
      expect(text).not.toContain(NUMBER.slice(0, -2));
      expect(text).not.toContain(SORT_CODE);
    }
    // The backup alone has the hash, which is worth nothing without the key.
    expect(seen.findIndex((text) => text.includes(hash))).toBe(seen.length - 1);
  });
});

const NUMBER = '90417342';
const SORT_CODE = '881734';
