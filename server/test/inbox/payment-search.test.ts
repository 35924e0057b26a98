import { beforeEach, describe, expect, it } from 'vitest';
import type { Payment } from '@paidup/shared/payment';
import type { Page } from '@paidup/shared/list';
import { addDeputy } from '../support/log-in.ts';
import { API, clubOf } from '../support/club.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf } from './inbox.ts';

describe.each(stores)('a search of payments on $name', (store) => {
  const app = useApp({ store });
  let names: { [id: string]: string };
  let ash: string;

  beforeEach(async () => {
    const { addPlayer } = clubOf(app());
    const { receive, cash, undo } = inboxOf(app());
    ash = (await addPlayer('Ash O’Neil', ['KINGSCOTE AM'])).id;
    names = {};
    names[await receive('KINGSCOTE AM', 450, { description: 'Footy', notes: 'late again' })] = 'transfer';
    names[await receive("D'ARCY  J", 700, { description: 'Wednesday 5-a-side' })] = 'stranger';
    names[(await cash('a', { player_id: ash, amount: -450 })).body.id] = 'refund';
    names[(await cash('b', { club: true, amount: -1200, notes: 'Balls and bibs' })).body.id] = 'bibs';
    const slip = (await cash('c', { player_id: ash, amount: 500 })).body.id;
    names[slip] = 'slip';
    await undo(slip);
  });

  const find = async (q: string, { headers = {}, more = '' } = {}) => {
    const path = `${API}/payments?q=${encodeURIComponent(q)}${more}`;
    const { status, body } = await app().send<Page<Payment>>('GET', path, { headers });
    return status === 200 ? body.items.map(({ id }) => names[id]).sort() : status;
  };

  it.each([
    ['kingscote', ['transfer']],
    ['d’arcy j', ['stranger']],
    ['oneil', ['refund', 'transfer']],
    ['ASH  o-neil', ['refund', 'transfer']],
    ['wednesday  5 a side', ['stranger']],
    ['bibs', ['bibs']],
    ['Balls  and', ['bibs']],
    ['4.5', ['refund', 'transfer']],
    ['£4.50', ['refund', 'transfer']],
    ['−£4.50', ['refund', 'transfer']],
    ['12', ['bibs']],
    ['7', ['stranger']],
    ['5', ['stranger']],
    ['£5', []],
    ['5.00', []],
    ['nobody', []],
    ['%', []],
    ['', ['bibs', 'refund', 'stranger', 'transfer']],
  ])('finds %j as a name, a reference, notes or an amount', async (q, expected) => {
    expect(await find(q)).toEqual(expected);
  });

  it('goes with the other filters, and from page to page', async () => {
    expect(await find('4.50', { more: '&status=unmatched' })).toEqual([]);
    expect(await find('oneil', { more: '&status=void' })).toEqual(['slip']);
    expect(await find('£5', { more: '&status=void' })).toEqual(['slip']);
    const first = (await clubOf(app()).payments('?q=oneil&limit=1')).next_cursor ?? '';
    expect(await find('oneil', { more: `&limit=1&cursor=${first}` })).toHaveLength(1);
    expect(await find('kingscote', { more: `&limit=1&cursor=${first}` })).toBe(400);
  });

  it('tells a deputy of no payer, reference or note', async () => {
    const headers = await addDeputy(app(), 'Sam');
    for (const q of ['kingscote', 'wednesday', 'bibs', '5']) expect(await find(q, { headers })).toEqual([]);
    expect(await find('oneil', { headers })).toEqual(['refund', 'transfer']);
    expect(await find('12.00', { headers })).toEqual(['bibs']);
  });

  it('finds nothing that was erased, but the money', async () => {
    expect(await find('late again')).toEqual(['transfer']);
    await app().send('DELETE', `${API}/players/${ash}/data`);
    for (const q of ['oneil', 'kingscote', 'footy', 'late again']) expect(await find(q)).toEqual([]);
    expect(await find('oneil', { more: '&status=void' })).toEqual([]);
    expect(await find('4.50')).toEqual(['refund', 'transfer']);
  });
});
