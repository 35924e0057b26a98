import { describe, expect, test } from 'vitest';
import { aFixture, aParty } from '../testing/fixture-records.ts';
import { chaseText, lineUpText } from './line-up.ts';

const NOW = new Date('2026-11-21T09:00:00Z');
const game = aFixture(
  [aParty('Priya', { guests: 1 }), aParty('Jo', { paid: 500 }), aParty('Sam', { state: 'waiting' })],
  { min_players: 2, max_players: 3 },
);

describe('the line-up, it', () => {
  test('numbers who is in and who waits', () => {
    expect(lineUpText(game, NOW)).toBe(
      [
        '⚽ Wed 25 Nov, 18:30\nRiverside 5s, £5.00 each',
        'In, 3 of 3:\n1. Priya +1\n2. Jo',
        'Waiting:\n1. Sam',
        'We are full; say so if you want to wait for a place.',
      ].join('\n\n'),
    );
  });

  test('calls for who is missing, or for the places left', () => {
    expect(lineUpText(aFixture([aParty('Jo')]), NOW)).toContain('7 more and it is on. Who is in?');
    const nearlyFull = aFixture([aParty('Jo')], { min_players: 1, max_players: 2 });
    expect(lineUpText(nearlyFull, NOW)).toContain('One place left. Who is in?');
  });

  test('says that it is off and why, or who came', () => {
    const off = lineUpText({ ...game, status: 'cancelled', cancelled_reason: 'Snow' }, NOW);
    expect(off).toContain('Cancelled: Snow. Nobody is charged.');
    expect(off).not.toContain('Priya');
    expect(lineUpText({ ...game, status: 'played' }, NOW)).toContain('3 came:\n1. Priya +1');
  });
});

describe('the chase, it', () => {
  test('lists who owes what, kindly, with where to pay', () => {
    expect(chaseText(game, 'https://monzo.me/club', NOW)).toBe(
      [
        'Thanks for playing on Wed 25 Nov (Riverside 5s)! Still to come:',
        '• Priya +1 £10.00',
        'You can pay here: https://monzo.me/club\nPlease ignore this if you have just paid.',
      ].join('\n\n'),
    );
    expect(chaseText(game, null, NOW)).not.toContain('pay here');
  });

  test('thanks where nobody owes', () => {
    expect(chaseText(aFixture([aParty('Jo', { paid: 500 })]), null, NOW)).toContain('all paid for');
  });
});
