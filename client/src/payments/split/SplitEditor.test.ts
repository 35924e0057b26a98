import type { PaymentDetail } from '@paidup/shared/payment';
import { beforeEach, describe, expect, test } from 'vitest';
import { mountPagePart } from '../../../test/mount-page-part.ts';
import { aPayment } from '../../../test/records.ts';
import SplitEditor from './SplitEditor.vue';

const guess = (player_id: string, name: string) => ({
  player_id,
  name,
  reason: '“SMITH J” is one of their names',
  clear: false,
});

function mountEditor(given: Partial<PaymentDetail> = {}) {
  const suggestions = [guess('jo', 'Jo Smith'), guess('al', 'Alex Jones'), guess('bo', 'Bo Bell')];
  const payment: PaymentDetail = { ...aPayment({ amount: 1001 }), suggestions, ...given };
  const editor = mountPagePart(SplitEditor, { payment }, [
    [['payments', 'one', payment.id], payment],
    [['summary', 'now'], { debtors: [{ player_id: 'jo', name: 'Jo Smith', owes: 500, since: '' }] }],
  ]);
  const amounts = () => editor.findAll('input').map(({ element }) => element.value);
  const button = (name: string) => editor.findAll('button').find((one) => one.text() === name);
  const isReady = () => editor.get('[type=submit]').attributes('aria-disabled') === 'false';
  return { editor, amounts, button, isReady, sum: () => editor.get('[role=status]').text() };
}

describe('the split editor, it', () => {
  beforeEach(() => sessionStorage.clear());

  test('proposes the two best guesses, what each owes first, and then evenly when asked', async () => {
    const { editor, amounts, isReady, sum, button } = mountEditor();
    expect(amounts()).toEqual(['£7.51', '£2.50']);
    expect(editor.text()).toContain('owes £5.00');
    expect(editor.text()).toContain('What each owes first, the rest evenly.');
    await button('Split evenly')?.trigger('click');
    expect(amounts()).toEqual(['£5.01', '£5.00']);
    expect(editor.text()).toContain('£5.00 each, and the odd penny goes to the first.');
    expect(sum()).toBe('Nothing left over.');
    expect(button('Credit both')).toBeDefined();
    expect(isReady()).toBe(true);
  });

  test('proposes nobody of whom only a debt of that amount tells', () => {
    const byAmount = { ...guess('al', 'Alex Jones'), by_amount: true as const };
    const { amounts } = mountEditor({ suggestions: [guess('jo', 'Jo Smith'), byAmount] });
    expect(amounts()).toEqual(['£10.01']);
  });

  test('can’t be used while something is left, and puts the rest onto the last one when asked', async () => {
    const { editor, amounts, isReady, sum, button } = mountEditor();
    await editor.get('input').setValue('2.50');
    expect(sum()).toBe('£5.01 left to give.');
    expect(isReady()).toBe(false);
    await button('Give the £5.01 to Alex Jones')?.trigger('click');
    expect(amounts()).toEqual(['2.50', '£7.51']);
    expect(isReady()).toBe(true);
    await button('Split evenly')?.trigger('click');
    expect(amounts()).toEqual(['£5.01', '£5.00']);
  });

  test('says what is missing while an amount is no amount', async () => {
    const { editor, isReady, sum } = mountEditor();
    await editor.get('input').setValue('five');
    expect(sum()).toBe('Type an amount for Jo Smith.');
    expect(isReady()).toBe(false);
  });

  test('says whom the button credits once somebody is taken out', async () => {
    const { editor, button, isReady, sum } = mountEditor();
    await editor.get('[aria-label="Take Alex Jones out"]').trigger('click');
    expect(button('Credit Jo Smith')).toBeDefined();
    await editor.get('[aria-label="Take Jo Smith out"]').trigger('click');
    expect(sum()).toBe('Add the players it’s for.');
    expect(button('Choose who paid')).toBeDefined();
    expect(isReady()).toBe(false);
  });

  test('begins with who is credited, and splits a refund too', () => {
    const allocations = [
      { player_id: 'jo', name: 'Jo Smith', amount: -600 },
      { player_id: 'al', name: 'Alex Jones', amount: -401 },
    ];
    const { amounts, button } = mountEditor({ amount: -1001, status: 'matched', allocations });
    expect(amounts()).toEqual(['£6.00', '£4.01']);
    expect(button('Refund both')).toBeDefined();
  });

  test('is as it was after a reload or a close, until it is started over', async () => {
    const before = mountEditor();
    await before.editor.get('input').setValue('2.50');
    // A reload unmounts nothing.
    const { editor, amounts, button } = mountEditor();
    expect(amounts()).toEqual(['£2.50', '£2.50']);
    await button('Start over')?.trigger('click');
    expect(amounts()).toEqual(['£7.51', '£2.50']);
    await editor.get('input').setValue('3.00');
    editor.unmount();
    before.editor.unmount();
    const again = mountEditor();
    expect(again.amounts()).toEqual(['£3.00', '£2.50']);
    await again.button('Start over')?.trigger('click');
    again.editor.unmount();
    expect(mountEditor().amounts()).toEqual(['£7.51', '£2.50']);
  });

  test('begins with the split that is suggested', () => {
    const allocations = [
      { player_id: 'jo', name: 'Jo Smith', amount: 1 },
      { player_id: 'al', name: 'Alex Jones', amount: 1000 },
    ];
    const split = { allocations, reason: 'you split it like this on Wed 4 Nov' };
    expect(mountEditor({ suggested_split: split }).amounts()).toEqual(['£0.01', '£10.00']);
  });
});
