import { describe, expect, test } from 'vitest';
import { paymentLink, reminderText } from './reminder.ts';

describe('a reminder, it', () => {
  test('asks kindly for what is owed and says for how many games', () => {
    const text = reminderText({ name: 'Marcus Bell', owes: 1500, games: 3, link: null });
    expect(text).toMatch(
      /^Hi Marcus, a friendly reminder: £15\.00 for 3 games of football is still open\.\n/,
    );
  });

  test('tells where to pay where the club has a name on monzo.me', () => {
    const link = paymentLink('ashley k', 550);
    expect(link).toBe('https://monzo.me/ashley%20k/5.50');
    expect(reminderText({ name: 'Jo', owes: 550, games: 1, link })).toContain(
      `£5.50 for football is still open. You can pay here: ${link}`,
    );
    expect(paymentLink(null, 550)).toBeNull();
  });
});
