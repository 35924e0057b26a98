import type { EvenSplit } from '@paidup/shared/payment';
import { describe, expect, it } from 'vitest';
import { API, clubOf } from '../support/club.ts';
import { expectRefused, INVALID, NOT_FOUND } from '../support/refusals.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf } from './inbox.ts';

describe.each(stores)('an even split on $name', (store) => {
  const app = useApp({ store });
  const playersOf = async (...names: string[]) => {
    const club = clubOf(app());
    return Promise.all(names.map(async (name) => (await club.addPlayer(name)).id));
  };
  const ask = (id: string, player_ids: string[]) =>
    app().send<EvenSplit>('POST', `${API}/payments/${id}/even_split`, { body: { player_ids } });

  it('is proposed in the order named, and changes nothing until it is assigned', async () => {
    const [ash, ben, cy] = await playersOf('Ash', 'Ben', 'Cy');
    const id = await inboxOf(app()).receive('SOMEBODY', 1001);
    const before = await app().stored();
    const { status, body } = await ask(id, [cy ?? '', ash ?? '', ben ?? '']);
    expect([status, body]).toEqual([
      200,
      {
        allocations: [
          { player_id: cy, name: 'Cy', amount: 334 },
          { player_id: ash, name: 'Ash', amount: 334 },
          { player_id: ben, name: 'Ben', amount: 333 },
        ],
        rule: '£3.33 each, and the 2 odd pennies go to the first 2.',
      },
    ]);
    expect(await app().stored()).toEqual(before);
    const parts = Object.fromEntries(body.allocations.map((part) => [part.player_id, part.amount]));
    expect((await inboxOf(app()).assign(id, parts)).allocations).toEqual(body.allocations);
  });

  it('is refused for nobody, somebody unknown, somebody twice, too many, and no payment', async () => {
    const [ash, ben, cy] = await playersOf('Ash', 'Ben', 'Cy');
    const id = await inboxOf(app()).receive('SOMEBODY', 2);
    const path = `${API}/payments/${id}/even_split`;
    for (const player_ids of [
      [],
      [ash, 'nobody'],
      [ash, ash],
      [ash, ben, cy],
      Array(51).fill(ash),
      'all',
      [1],
    ])
      await expectRefused(app(), 'POST', path, { body: { player_ids } }, INVALID);
    const body = { player_ids: [ash] };
    await expectRefused(app(), 'POST', path, { body: { ...body, more: 1 } }, INVALID);
    await expectRefused(app(), 'POST', `${API}/payments/nothing/even_split`, { body }, NOT_FOUND);
    expect((await ask(id, [ash ?? '', ben ?? ''])).body.allocations.map(({ amount }) => amount)).toEqual([
      1, 1,
    ]);
  });
});
