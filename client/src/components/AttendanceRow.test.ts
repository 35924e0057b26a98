import { describe, expect, test } from 'vitest';
import { aParty } from '../testing/fixture-records.ts';
import { mountPagePart } from '../testing/mount-page-part.ts';
import AttendanceRow from './AttendanceRow.vue';

const mountRow = (given: Record<string, unknown> = {}) =>
  mountPagePart(AttendanceRow, {
    fixtureId: 'fixture_1',
    party: aParty('Priya', { guests: 1, paid: 200 }),
    state: 'in',
    off: false,
    busy: false,
    elsewhere: 0,
    refused: undefined,
    ...given,
  });

describe('the row of somebody who is in, it', () => {
  test('takes what is left of the fee with one tap, and says what is paid', () => {
    const row = mountRow();
    expect(row.get('.cash').text()).toBe('£8.00');
    expect(row.get('.cash').attributes('aria-label')).toBe('Take £8.00 in cash from Priya');
    expect(row.text()).toContain('£2.00 of £10.00 paid');
  });

  test('says what is owed besides, as cash covers the oldest first', () => {
    expect(mountRow({ elsewhere: 1500 }).text()).toContain('also owes £15.00');
  });

  test('says that all is paid, and that there is nothing to pay', () => {
    expect(mountRow({ party: aParty('Jo', { paid: 500 }) }).text()).toContain('Paid');
    const free = mountRow({ party: aParty('Jo', { fee: 0 }) });
    expect(free.text()).not.toContain('Paid');
    expect(free.find('.cash').exists()).toBe(false);
  });

  test('opens the guests by the name, and stops at none', async () => {
    const row = mountRow({ party: aParty('Jo') });
    await row.get('.name').trigger('click');
    expect(row.get('.name').attributes('aria-expanded')).toBe('true');
    await row.get('[aria-label="One guest fewer for Jo"]').trigger('click');
    expect(row.emitted('bring')).toBeUndefined();
    await row.get('[aria-label="One more guest for Jo"]').trigger('click');
    expect(row.emitted('bring')).toEqual([[1]]);
  });

  test('takes no guests and no cash where the game is off, but hears the tick to say why', async () => {
    const row = mountRow({ off: true, party: aParty('Jo', { fee: 0 }), refused: 'This game is cancelled.' });
    expect(row.get('[role=checkbox]').attributes('aria-disabled')).toBe('true');
    await row.get('[role=checkbox]').trigger('click');
    expect(row.emitted('tick')).toHaveLength(1);
    expect(row.get('[role=alert]').text()).toBe('This game is cancelled.');
  });

  test('shows who was taken out, and who waits, by more than colour', () => {
    expect(mountRow({ state: 'out' }).text()).toContain('out');
    const waiting = mountRow({ state: 'waiting' });
    expect(waiting.get('[role=checkbox]').attributes('aria-checked')).toBe('mixed');
    expect(waiting.text()).toContain('waiting');
  });

  test('keeps the focus in the row when the button goes as it is paid', async () => {
    const row = mountRow();
    row.get<HTMLButtonElement>('.cash').element.focus();
    await row.setProps({ party: aParty('Priya', { guests: 1, paid: 1000 }) });
    expect(document.activeElement).toBe(row.get('.name').element);
  });
});
