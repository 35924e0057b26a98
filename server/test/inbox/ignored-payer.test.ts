import type { IgnoredPayer } from '@paidup/shared/payment';
import { describe, expect, it } from 'vitest';
import { transfer } from '../support/bank.ts';
import { clubOf } from '../support/club.ts';
import { stores } from '../support/stores.ts';
import { useApp } from '../support/use-app.ts';
import { inboxOf, partsOf } from './inbox.ts';

describe.each(stores)('a payer who is ignored on $name', (store) => {
  const app = useApp({ store });
  const ignoredPayers = async () =>
    (await clubOf(app()).change<{ items: IgnoredPayer[] }>('GET', '/ignored_payers')).items;

  async function begin() {
    const club = clubOf(app());
    const ash = await club.addPlayer('Ash', ['ASH A']);
    const inbox = inboxOf(app());
    const id = await inbox.receive('MUM');
    await inbox.ignore(id, { remember: true });
    expect((await club.deliver(transfer('MUM'))).outcome).toBe('ignored');
    return { ...club, ...inbox, ash: ash.id, id };
  }

  it('is heard of again after an undo', async () => {
    const { undo, deliver, id } = await begin();
    expect((await undo(id)).status).toBe('unmatched');
    expect(await ignoredPayers()).toEqual([]);
    expect((await deliver(transfer('MUM'))).outcome).toBe('unmatched');
  });

  it('is heard of again once the payment is back in the inbox', async () => {
    const { unignore, deliver, id } = await begin();
    await unignore(id);
    expect((await deliver(transfer('MUM'))).outcome).toBe('unmatched');
  });

  it('is heard of again once one of their payments is a player’s', async () => {
    const { assign, deliver, ash, id } = await begin();
    await assign(id, { [ash]: 500 });
    expect((await deliver(transfer('MUM'))).outcome).toBe('unmatched');
  });

  it('stays so when another payment is corrected, or another correction undone', async () => {
    const { assign, unignore, unassign, undo, receive, ash, id } = await begin();
    const other = await receive('DAD');
    await assign(other, { [ash]: 500 });
    await undo(other);
    await unignore(other);
    expect(await ignoredPayers()).toMatchObject([{ name: 'MUM' }]);
    await unassign(id);
    expect(await ignoredPayers()).toMatchObject([{ name: 'MUM' }]);
  });

  it('does not hide an unusual payment that names a player, which waits for the organiser', async () => {
    const { deliver, addPlayer, player } = await begin();
    const bo = await addPlayer('Bo', ['FOR BO']);
    const unusual = (description: string) => transfer('MUM', 500, { scheme: 'new_kind', description });
    expect((await deliver(unusual('for bo'))).outcome).toBe('unmatched');
    expect((await deliver(unusual('for nobody'))).outcome).toBe('ignored');
    expect(await player(bo.id)).toMatchObject({ total_paid: 0, rev: 1 });
  });

  it('is nobody yet while the payment can’t be set aside', async () => {
    const { receive, refused } = await begin();
    const id = await receive('DAD');
    replacesNothing(id);
    const ask = { headers: { 'If-Match': '"1"' }, body: { remember: true } };
    expect(await refused('PUT', `${id}/ignored`, ask)).toEqual([409, 'stale']);
    expect(await ignoredPayers()).toMatchObject([{ name: 'MUM' }]);
  });

  it('or not, a credit that somebody else was faster than gives no name and moves no money', async () => {
    const { receive, refused, player, payment, ash, deliver } = await begin();
    const [id, other] = [await receive('DAD'), await receive('DAD', 700)];
    replacesNothing(id);
    const body = { allocations: partsOf({ [ash]: 500 }), remember: true };
    const ask = { headers: { 'If-Match': '"1"' }, body };
    expect(await refused('PUT', `${id}/allocations`, ask)).toEqual([409, 'stale']);
    expect(await player(ash)).toMatchObject({ accepted_bank_names: ['ASH A'], total_paid: 0 });
    expect((await payment(other)).status).toBe('unmatched');
    expect((await payment(id)).status).toBe('unmatched');
    expect((await deliver(transfer('DAD'))).outcome).toBe('unmatched');
  });

  it('may have a name that is too long for a bank name, or has controls in it', async () => {
    const { receive, ignore, assign, deliver, refused, player, ash } = await begin();
    for (const name of ['X'.repeat(65), 'TAB\tBED', 'NUL\0L']) {
      const id = await receive(name);
      await ignore(id, { remember: true });
      expect((await deliver(transfer(name))).outcome).toBe('ignored');
    }
    expect((await ignoredPayers()).map(({ name }) => name).sort()).toEqual([
      'MUM',
      'NUL L',
      'TAB BED',
      'X'.repeat(65),
    ]);
    const id = await receive('Y'.repeat(65));
    const body = { allocations: partsOf({ [ash]: 500 }), remember: true };
    expect(await refused('PUT', `${id}/allocations`, { body })).toEqual([400, 'invalid_input']);
    await assign(await receive('KING\tSC'), { [ash]: 500 }, { remember: true });
    expect((await player(ash)).accepted_bank_names).toEqual(['ASH A', 'KING SC']);
  });

  /** Once, somebody else is faster at changing the payment. */
  function replacesNothing(id: string): void {
    const { payments } = app().store;
    const replace = payments.replace;
    payments.replace = async (payment, rev) => {
      if (payment.id !== id) return replace(payment, rev);
      payments.replace = replace;
      const faster = await payments.get(id);
      if (faster)
        await replace(
          {
            ...faster,
            rev: faster.rev + 1,
            history: [
              ...faster.history,
              { at: faster.updated_at, by: 'webhook', action: 'noted', detail: 'looked at' },
            ],
          },
          faster.rev,
        );
      return replace(payment, rev);
    };
  }
});
