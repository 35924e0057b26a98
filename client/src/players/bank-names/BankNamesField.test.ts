import { afterEach, describe, expect, test, vi } from 'vitest';
import type { BankNameCheck } from '@paidup/shared/player';
import { mountPagePart } from '../../../test/mount-page-part.ts';
import type { TypedBankNames } from './bank-names.ts';
import BankNamesField from './BankNamesField.vue';

const none = { owner: null, payments: 0, would_credit: 0, danger: null };

function mountField(names: string[], error = '', check: Partial<BankNameCheck> = {}) {
  const field = mountPagePart(
    BankNamesField,
    {
      label: 'Bank names',
      modelValue: { names, typed: '' },
      error,
      playerId: 'bob',
      'onUpdate:modelValue': (modelValue: TypedBankNames) => field.setProps({ modelValue }),
    },
    [[['players', 'bank-name', 'bob', 'KINGSCOTEAM'], { ...none, ...check }]],
  );
  const chips = () => field.findAll('li').map((chip) => chip.text());
  const type = async (text: string) => {
    await field.get('input').setValue(text);
    await field.get('input').trigger('keydown', { key: 'Enter' });
  };
  return { field, chips, type };
}

describe('the bank names field, it', () => {
  afterEach(() => {
    document.body.innerHTML = '';
  });

  test('makes a chip of each name typed, trimmed, in order', async () => {
    const { field, chips, type } = mountField([]);
    await type('  KINGSCOTE AM ');
    await type('FOOTY ASH');
    expect(chips()).toEqual(['KINGSCOTE AM', 'FOOTY ASH']);
    expect(field.get('input').element.value).toBe('');
    expect(field.findAll('[role=status]').at(-1)?.text()).toBe('FOOTY ASH added');
  });

  test('removes a chip by its button and goes back to the field', async () => {
    const { field, chips } = mountField(['KINGSCOTE AM', 'FOOTY ASH']);
    await field.get('button[aria-label="Remove KINGSCOTE AM"]').trigger('click');
    expect(chips()).toEqual(['FOOTY ASH']);
    expect(document.activeElement).toBe(field.get('input').element);
  });

  test.each([
    ['kingscote, am', 'KINGSCOTE AM is already on the list.'],
    ['—!—', 'A bank name needs at least one letter or digit.'],
    ['x'.repeat(65), 'A bank name has at most 64 characters.'],
  ])('refuses %s and says why where a screen reader finds it', async (typed, why) => {
    const { field, chips, type } = mountField(['KINGSCOTE AM']);
    await type(typed);
    const input = field.get('input');
    expect(chips()).toEqual(['KINGSCOTE AM']);
    expect(input.element.value).toBe(typed);
    expect(input.attributes('aria-invalid')).toBe('true');
    const [explained] = (input.attributes('aria-describedby') ?? '').split(' ');
    expect(field.get(`[id="${explained}"]`).text()).toBe(why);
  });

  test('shows the server’s refusal at the field', () => {
    const { field } = mountField(['KINGSCOTE AM'], 'KINGSCOTE AM is already Bob’s bank name.');
    expect(field.get('.invalid-feedback').text()).toContain('Bob');
    expect(field.get('input').attributes('aria-invalid')).toBe('true');
  });

  test.each([
    [{}, 'No payment shows this name yet.'],
    [{ payments: 3, would_credit: 3 }, 'Would credit 3 waiting payments.'],
    [{ payments: 1 }, 'Seen in 1 payment, which isn’t waiting.'],
    [{ owner: { player_id: 'jo', name: 'Jo Smith' } }, 'Belongs to Jo Smith. Take it off Jo Smith first.'],
    [{ danger: 'Anybody may write this.' }, 'No payment shows this name yet. Anybody may write this.'],
  ])('says while typing what the name would do: %j', async (check, said) => {
    const { field } = mountField([], '', check);
    await field.get('input').setValue('kingscote am');
    await vi.waitFor(() => expect(field.get('[role=status]').text()).toBe(said));
  });

  test('does not take a name that is somebody else’s', async () => {
    const { field, chips, type } = mountField([], '', { owner: { player_id: 'jo', name: 'Jo Smith' } });
    await field.get('input').setValue('KINGSCOTE AM');
    await vi.waitFor(() => expect(field.get('[role=status]').text()).not.toBe(''));
    await type('KINGSCOTE AM');
    expect(chips()).toEqual([]);
    expect(field.get('.invalid-feedback').text()).toBe('Belongs to Jo Smith. Take it off Jo Smith first.');
  });
});
