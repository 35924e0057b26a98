import { describe, expect, test } from 'vitest';
import { groupReminderText, howToPay, paymentLink, reminderText } from './reminder.ts';

const ACCOUNT = 'A Kingscote · 04-00-04 · 12345678';

describe('a reminder, it', () => {
  test('asks kindly for what is owed and says for how many games', () => {
    const text = reminderText({ name: 'Marcus Bell', owes: 1500, games: 3, how: '' });
    expect(text).toMatch(
      /^Hi Marcus, a friendly reminder: you still owe £15\.00 for 3 games of football\.\n/,
    );
  });

  test('tells where to pay where the club has a name on monzo.me', () => {
    const link = paymentLink('ashley k', 550);
    expect(link).toBe('https://monzo.me/ashley%20k/5.50?d=Football');
    expect(reminderText({ name: 'Jo', owes: 550, games: 1, how: howToPay(link, null) })).toContain(
      `you still owe £5.50 for football. You can pay here: ${link}`,
    );
    expect(paymentLink(null, 550)).toBeNull();
    expect(paymentLink('ashley', 99)).toBe('https://monzo.me/ashley');
  });

  test('names each game with what is open of it, where they are known', () => {
    const lines = [
      { title: 'Wed 11 Nov', open: 500 },
      { title: 'Wed 18 Nov, with a guest', open: 500 },
      { title: 'Money given back', open: 500 },
    ];
    const link = paymentLink('ashley', 1500);
    expect(
      reminderText({ name: 'Priya Nair', owes: 1500, games: 2, how: howToPay(link, ACCOUNT), lines }).split(
        '\n',
      ),
    ).toEqual([
      'Hi Priya, a friendly reminder: you still owe £15.00 for 2 games of football:',
      '• Wed 11 Nov: £5.00',
      '• Wed 18 Nov, with a guest: £5.00',
      '• Money given back: £5.00',
      'You can pay here: https://monzo.me/ashley/15.00?d=Football',
      `Or by bank transfer: ${ACCOUNT}`,
      'Thanks, and ignore this if you’ve just paid.',
    ]);
  });

  test('asks the whole group in one message, by name only if it should', () => {
    const debtors = [
      { name: 'Omar Haddad', owes: 2000 },
      { name: 'Jordan Taylor', owes: 1500 },
    ];
    expect(groupReminderText(debtors, howToPay(null, ACCOUNT), true).split('\n')).toEqual([
      'Hi all, £35.00 is still to come for football:',
      '• Omar Haddad: £20.00',
      '• Jordan Taylor: £15.00',
      `You can pay by bank transfer: ${ACCOUNT}`,
      'Thanks, and ignore this if you’ve just paid.',
    ]);
    expect(groupReminderText(debtors, '', false)).not.toContain('Omar');
  });
});
