import fc from 'fast-check';
import { seed } from '../../../shared/test/seed.ts';
import { describe, expect, it } from 'vitest';
import { aCredit, aPayment, minute } from '../../test/store/records.ts';
import type { PaymentEntry, PaymentRecord } from './records.ts';
import {
  assigned,
  ignored,
  partsProblem,
  rememberedWith,
  stateOf,
  unassigned,
  undone,
} from './corrections.ts';

const source = { at: minute(9), by: 'organiser' };
const toAsh = [{ player_id: 'ash', name: 'Ash', amount: 500 }];
const toBoth = [
  { player_id: 'ash', name: 'Ash', amount: 251 },
  { player_id: 'bo', name: 'Bo', amount: 249 },
];

/** One entry more, which holds what was so before and what is so since. */
function expectOneEntry(
  before: PaymentRecord,
  after: PaymentRecord,
  action: string,
  detail: string,
  more: Partial<PaymentEntry> = {},
) {
  expect(after.history).toEqual([
    ...before.history,
    { ...source, action, detail, before: stateOf(before), after: stateOf(after), ...more },
  ]);
  expect(after).toMatchObject({ rev: before.rev + 1, updated_at: source.at, amount: before.amount });
}

describe('a correction', () => {
  const waiting = aPayment('tx');

  it('credits the parts', () => {
    const after = assigned(waiting, toBoth, source);
    expectOneEntry(waiting, after, 'assigned', 'credited: £2.51 to Ash, £2.49 to Bo');
    expect(stateOf(after)).toEqual({
      status: 'matched',
      matched_by: 'organiser',
      matched_on: null,
      matching: 'by_hand',
      ignored_reason: null,
      allocations: [
        { player_id: 'ash', amount: 251 },
        { player_id: 'bo', amount: 249 },
      ],
      club_part: null,
    });
  });

  it('credits the club with its part, and with nothing any more once it is another’s', () => {
    const clubs = { club: true as const, amount: 249 };
    const after = assigned(waiting, [clubs, { player_id: 'ash', name: 'Ash', amount: 251 }], source);
    expectOneEntry(waiting, after, 'assigned', 'credited: £2.49 to the club, £2.51 to Ash');
    expect(after).toMatchObject({ club_part: 249, allocations: [{ player_id: 'ash', amount: 251 }] });
    for (const moved of [
      assigned(after, toAsh, source),
      unassigned(after, source),
      ignored(after, '', source),
    ])
      expect(moved.club_part).toBeNull();
    expect(undone(assigned(after, toAsh, source), source)).toMatchObject({ club_part: 249 });
    expect(partsProblem(waiting, [clubs, { ...clubs, amount: 251 }])?.path).toBe('allocations.1.club');
  });

  it('takes a payment off whom it credits, and leaves it to the organiser', () => {
    const credited = aCredit('tx', 'ash', 500, { matched_by: 'counterparty_name', matched_on: 'NOBODY' });
    const after = unassigned(credited, source);
    expectOneEntry(credited, after, 'unassigned', 'taken off who was credited');
    expect(after).toMatchObject({ status: 'unmatched', matched_by: null, matched_on: null, allocations: [] });
    expect(after.matching).toBe('by_hand');
  });

  it('sets aside, for a reason or without one, and puts back', () => {
    const aside = ignored(waiting, 'birthday', source);
    expectOneEntry(waiting, aside, 'ignored', 'set aside: birthday');
    expect(aside).toMatchObject({ status: 'ignored', ignored_reason: 'birthday', allocations: [] });
    expect(ignored(waiting, '', source).history.at(-1)?.detail).toBe('set aside');
    const back = unassigned(aside, source);
    expectOneEntry(aside, back, 'unignored', 'back in the inbox');
    expect(back).toMatchObject({ status: 'unmatched', ignored_reason: null, matching: 'by_hand' });
  });

  it('that changes nothing is none', () => {
    const credited = assigned(waiting, toBoth, source);
    expect(assigned(credited, toBoth, source)).toBe(credited);
    const aside = ignored(waiting, 'birthday', source);
    expect(ignored(aside, 'birthday', source)).toBe(aside);
    expect(ignored(aside, 'other', source)).not.toBe(aside);
    const kept = unassigned(waiting, source);
    expectOneEntry(waiting, kept, 'unassigned', 'kept in the inbox');
    expect(kept).toMatchObject({ status: 'unmatched', matching: 'by_hand' });
    expect(unassigned(kept, source)).toBe(kept);
    expect(unassigned({ ...kept, conflict: true }, source)).toMatchObject({ conflict: false, rev: 3 });
    expect(undone(waiting, source)).toBe(waiting);
  });

  it('settles a conflict, also when the organiser leaves the money where it is', () => {
    const conflict = true;
    expect(assigned({ ...waiting, conflict }, toAsh, source).conflict).toBe(false);
    expect(ignored({ ...waiting, conflict }, '', source).conflict).toBe(false);
    expect(unassigned(aCredit('tx', 'ash', 500, { conflict }), source).conflict).toBe(false);
    const again = { ...assigned(waiting, toAsh, source), conflict };
    expect(assigned(again, toAsh, source)).toMatchObject({ conflict: false, rev: again.rev + 1 });
    const aside = { ...ignored(waiting, 'why', source), conflict };
    expect(ignored(aside, 'why', source)).toMatchObject({ conflict: false, rev: aside.rev + 1 });
  });
});

describe('an undo', () => {
  const waiting = aPayment('tx');

  it('is an entry of its own, and can be undone', () => {
    const credited = assigned(waiting, toAsh, source);
    const back = undone(credited, source);
    expectOneEntry(credited, back, 'undone', 'undone: credited: £5.00 to Ash', { undoes: 2 });
    expect(back).toMatchObject({ status: 'unmatched', matching: 'by_hand', allocations: [] });
    const again = undone(back, source);
    expectOneEntry(back, again, 'undone', 'done again: credited: £5.00 to Ash', { undoes: 3 });
    expect(stateOf(again)).toEqual(stateOf(credited));
    const third = undone(again, source);
    expectOneEntry(again, third, 'undone', 'undone: credited: £5.00 to Ash', { undoes: 4 });
  });

  it('reverts the last change of the money, whatever its sentence says', () => {
    const aside = ignored(assigned(waiting, toAsh, source), 'undone: done again: twice', source);
    const back = undone(aside, source);
    expectOneEntry(aside, back, 'undone', 'undone: set aside: undone: done again: twice', { undoes: 3 });
    expect(back.allocations).toEqual([{ player_id: 'ash', amount: 500 }]);
    const noted = { ...source, action: 'conflict', detail: 'undone: the bank now says £6.00' };
    const doubted = { ...back, conflict: true, rev: 5, history: [...back.history, noted] };
    const detail = 'done again: set aside: undone: done again: twice';
    expect(undone(doubted, source).history.at(-1)).toMatchObject({ detail, undoes: 4 });
  });

  it('knows the name that came with what it reverts, or went with it, and no other', () => {
    const credited = assigned(waiting, toAsh, { ...source, remembered: 'MUM' });
    const name = { player_id: 'ash', name: 'MUM', other: null };
    expect(rememberedWith(credited)).toEqual({ ...name, isTaken: true });
    const taken = undone(credited, { ...source, forgot: 'MUM' });
    expect(rememberedWith(taken)).toEqual({ ...name, isTaken: false });
    const again = undone(taken, { ...source, remembered: 'MUM' });
    expect(rememberedWith(again)).toEqual({ ...name, isTaken: true });
    expect(rememberedWith(undone(credited, source))).toBeNull();
    expect(rememberedWith(assigned(waiting, toAsh, source))).toBeNull();
    expect(rememberedWith(ignored(credited, '', source))).toBeNull();
    expect(rememberedWith(waiting)).toBeNull();
  });

  it('knows who had the name before, and who has it again', () => {
    const moved = assigned(waiting, toAsh, { ...source, remembered: 'MUM', moved_from: 'ben' });
    expect(rememberedWith(moved)).toMatchObject({ player_id: 'ash', isTaken: true, other: 'ben' });
    const back = undone(moved, { ...source, forgot: 'MUM', moved_to: 'ben' });
    expect(rememberedWith(back)).toMatchObject({ player_id: 'ash', isTaken: false, other: 'ben' });
  });

  it('knows a name that the player got after the credit', () => {
    const credited = assigned(waiting, toAsh, source);
    const later = assigned(credited, toAsh, { ...source, remembered: 'MUM' });
    expect(later.history.at(-1)).toEqual({
      ...source,
      remembered: 'MUM',
      action: 'remembered',
      detail: 'remembered: MUM',
    });
    expect(stateOf(later)).toEqual(stateOf(credited));
    expect(rememberedWith(later)).toEqual({ player_id: 'ash', name: 'MUM', isTaken: true, other: null });
    expect(assigned(credited, toAsh, source)).toBe(credited);
  });

  it('looks past entries that moved no money', () => {
    const credited = assigned(waiting, toAsh, source);
    const noted = { ...source, action: 'conflict', detail: 'the bank now says £6.00' };
    const doubted = { ...credited, conflict: true, rev: 3, history: [...credited.history, noted] };
    expect(undone(doubted, source)).toMatchObject({ status: 'unmatched', conflict: false, rev: 4 });
  });

  it('restores what was so, whatever came before: two undos change nothing', () => {
    const step = fc.constantFrom('assign', 'split', 'ignore', 'back', 'undo');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const reached = steps.reduce((payment, kind) => steer(payment, kind), waiting);
        const twice = undone(undone(reached, source), source);
        expect(stateOf(twice)).toEqual(stateOf(reached));
        expect(twice.history.slice(0, reached.history.length)).toEqual(reached.history);
        expect(twice.history).toHaveLength(twice.rev);
        const sum = twice.allocations.reduce((total, { amount }) => total + amount, 0);
        expect(sum).toBe(twice.status === 'matched' ? 500 : 0);
      }),
      { seed: seed() },
    );
  });

  function steer(payment: PaymentRecord, kind: string): PaymentRecord {
    if (kind === 'assign') return assigned(payment, toAsh, source);
    if (kind === 'split') return assigned(payment, toBoth, source);
    if (kind === 'ignore') return ignored(payment, 'why', source);
    return kind === 'back' ? unassigned(payment, source) : undone(payment, source);
  }
});

describe('the parts of a payment', () => {
  const part = (player_id: string, amount: number) => ({ player_id, amount });

  it.each([
    [500, [part('ash', 500)], null],
    [500, [part('ash', 1), part('bo', 499)], null],
    [-500, [part('ash', -200), part('bo', -300)], null],
    [500, [part('ash', 499)], 'allocations'],
    [500, [part('ash', 501)], 'allocations'],
    [500, [part('ash', 250), part('bo', 251)], 'allocations'],
    [500, [part('ash', 600), part('bo', -100)], 'allocations.1.amount'],
    [500, [part('ash', -500)], 'allocations.0.amount'],
    [-500, [part('ash', 500)], 'allocations.0.amount'],
    [-500, [part('ash', -600), part('bo', 100)], 'allocations.1.amount'],
    [500, [part('ash', 500), part('bo', 0)], 'allocations.1.amount'],
    [500, [part('ash', 250), part('ash', 250)], 'allocations.1.player_id'],
  ])('of %i: %j', (amount, parts, path) => {
    expect(partsProblem(aPayment('tx', { amount }), parts)?.path ?? null).toBe(path);
  });

  it('says in pounds what is missing', () => {
    const problem = partsProblem(aPayment('tx', { amount: 1001 }), [part('ash', 500), part('bo', 500)]);
    expect(problem?.message).toBe('must add up to £10.01, not £10.00');
  });
});
