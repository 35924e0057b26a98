import { describe, expect, it } from 'vitest';
import { clubOf } from '../support/club.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf } from './inbox.ts';

describe.each(stores)('a split that is suggested on $name', (store) => {
  const app = useApp({ store });

  async function begin() {
    const club = clubOf(app());
    const [sam, nia] = [
      await club.addPlayer('Sam Okafor'),
      await club.addPlayer('Nia Williams', ['WILLIAMS N']),
    ];
    const split = async (id: string) => (await club.payment(id)).suggested_split;
    return { ...club, ...inboxOf(app()), sam: sam.id, nia: nia.id, split };
  }
  const on = (day: string) => ({ created: `2026-11-${day}T12:00:00Z` });

  it('is the one by which the payer’s last payment of the amount was split by hand', async () => {
    const { receive, assign, split, player, sam, nia } = await begin();
    await assign(await receive('MUM', 1000, on('04')), { [sam]: 700, [nia]: 300 });
    const waiting = await receive('MUM', 1000, on('18'));
    expect(await split(waiting)).toEqual({
      allocations: [
        { player_id: sam, name: 'Sam Okafor', amount: 700 },
        { player_id: nia, name: 'Nia Williams', amount: 300 },
      ],
      reason: 'you split it like this on Wed 4 Nov',
    });
    expect((await player(sam)).total_paid).toBe(700);
    expect(await split(await receive('MUM', 999, on('18')))).toBeUndefined();
    expect(await split(await receive('DAD', 1000, on('18')))).toBeUndefined();
    await assign(await receive('MUM', 1000, on('11')), { [nia]: 500, [sam]: 500 });
    expect((await split(waiting))?.reason).toBe('you split it evenly on Wed 11 Nov');
    await assign(await receive('MUM', 1000, on('12')), { [nia]: 1000 });
    expect(await split(waiting)).toBeUndefined();
  });

  it('is none of a payment that is credited, of one that was undone, or of another account', async () => {
    const { receive, assign, undo, split, sam, nia } = await begin();
    const first = await receive('MUM', 1000, {
      ...on('04'),
      counterparty: { name: 'MUM', account_number: '31926841', sort_code: '200415' },
    });
    await assign(first, { [sam]: 700, [nia]: 300 });
    expect(await split(first)).toBeUndefined();
    const other = await receive('MUM', 1000, {
      ...on('18'),
      counterparty: { name: 'MUM', account_number: '31926842', sort_code: '200415' },
    });
    expect(await split(other)).toBeUndefined();
    const same = await receive('MUM', 1000, {
      ...on('18'),
      counterparty: { name: 'MUM', account_number: '31926841', sort_code: '200415' },
    });
    expect(await split(same)).toBeDefined();
    await undo(first);
    expect(await split(same)).toBeUndefined();
  });

  it('is an even one for two holders who are both players, and for no others', async () => {
    const { receive, assign, split, addPlayer, sam, nia } = await begin();
    const joint = await receive('OKAFOR S & WILLIAMS N', 1001, on('18'));
    expect(await split(joint)).toEqual({
      allocations: [
        { player_id: sam, name: 'Sam Okafor', amount: 501 },
        { player_id: nia, name: 'Nia Williams', amount: 500 },
      ],
      reason: 'a joint account: Sam Okafor and Nia Williams',
    });
    for (const payer of ['OKAFOR S', 'OKAFOR S & BELL M', 'OKAFOR, SAM', 'S OKAFOR AND SAM OKAFOR'])
      expect([payer, await split(await receive(payer, 1000))]).toEqual([payer, undefined]);
    await assign(await receive('OKAFOR S & WILLIAMS N', 1001, on('11')), { [sam]: 1, [nia]: 1000 });
    expect(await split(joint)).toMatchObject({
      allocations: [{ amount: 1 }, { amount: 1000 }],
      reason: 'a joint account: Sam Okafor and Nia Williams; you split it like this on Wed 11 Nov',
    });
    await addPlayer('Sue Okafor');
    expect(await split(await receive('OKAFOR S & WILLIAMS N', 500))).toBeUndefined();
  });
});
