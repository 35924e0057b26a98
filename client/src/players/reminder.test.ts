import { describe, expect, test } from 'vitest';
import { paymentLink, reminderText } from './reminder.ts';

describe('a reminder, it', () => {
  test('asks kindly for what is owed and says for how many games', () => {
    const text = reminderText({ name: 'Marcus Bell', owes: 1500, games: 3, link: null });
    expect(text).toMatch(
      /^Hi Marcus, a friendly reminder: you still owe £15\.00 for 3 games of football\.\n/,
    );
  });

  test('tells where to pay where the club has a name on monzo.me', () => {
    const link = paymentLink('ashley k', 550);
    expect(link).toBe('https://monzo.me/ashley%20k/5.50?d=Football');
    expect(reminderText({ name: 'Jo', owes: 550, games: 1, link })).toContain(
      `you still owe £5.50 for football. You can pay here: ${link}`,
    );
    expect(paymentLink(null, 550)).toBeNull();
    expect(paymentLink('ashley', 99)).toBe('https://monzo.me/ashley');
  });

  test('names each game with what is open of it, where they are known', () => {
    const unpaid = [
      { title: 'Wed 11 Nov', open: 500 },
      { title: 'Wed 18 Nov, with a guest', open: 1000 },
    ];
    const link = paymentLink('ashley', 1500);
    expect(reminderText({ name: 'Priya Nair', owes: 1500, games: 2, link, unpaid }).split('\n')).toEqual([
      'Hi Priya, a friendly reminder: you still owe £15.00 for 2 games of football:',
      '• Wed 11 Nov: £5.00',
      '• Wed 18 Nov, with a guest: £10.00',
      'You can pay here: https://monzo.me/ashley/15.00?d=Football',
      'Thanks, and ignore this if you’ve just paid.',
    ]);
  });
});
