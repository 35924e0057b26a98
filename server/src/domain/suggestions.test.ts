import { describe, expect, it } from 'vitest';
import { aPayment, aPlayer } from '../../test/store/records.ts';
import type { PaymentRecord } from './records.ts';
import { type Clues, suggestPayers } from './suggestions.ts';

const ash = aPlayer('ash', ['KINGSCOTE AM', 'FOOTY ASH'], { name: 'Ashley Kingscote' });
const sam = aPlayer('sam', ['SMITH J'], { name: 'Sam Smith' });
const jo = aPlayer('jo', ['JONES A', 'O’NEIL-JONES P'], { name: 'Jo O’Neil' });
const players = [ash, sam, jo];

const none: Clues = { players, earlier: new Map(), owes: new Map(), returned: [] };

const reasons = (changes: Partial<PaymentRecord>, clues: Partial<Clues> = {}) =>
  suggestPayers(aPayment('tx', { description: '', ...changes }), { ...none, ...clues }).map(
    ({ name, reason }) => `${name}: ${reason}`,
  );

describe('a suggestion', () => {
  it.each<[string, Partial<PaymentRecord>, Partial<Clues>, string[]]>([
    ['nobody', { counterparty_name: 'STRANGER' }, {}, []],
    ['no name at all', { counterparty_name: '' }, {}, []],
    [
      'the same payer, once',
      { counterparty_name: 'MUM' },
      { earlier: new Map([['sam', 1]]) },
      ['Sam Smith: same payer as 1 earlier payment'],
    ],
    [
      'the same payer, often',
      { counterparty_name: 'MUM' },
      { earlier: new Map([['sam', 3]]) },
      ['Sam Smith: same payer as 3 earlier payments'],
    ],
    [
      'one letter',
      { counterparty_name: 'KINGSCOT AM' },
      {},
      ['Ashley Kingscote: one letter off “KINGSCOTE AM”'],
    ],
    [
      'two letters',
      { counterparty_name: 'KINGSCTOE AM' },
      {},
      ['Ashley Kingscote: two letters off “KINGSCOTE AM”'],
    ],
    ['three letters', { counterparty_name: 'KINGSOTC AN' }, {}, []],
    [
      'their name',
      { counterparty_name: 'Smith, J.' },
      {},
      ['Sam Smith: “SMITH J” is one of their bank names'],
    ],
    [
      'a joint account',
      { counterparty_name: 'SMITH J & JONES A' },
      {},
      ['Jo O’Neil: “JONES A” is one of their names', 'Sam Smith: “SMITH J” is one of their names'],
    ],
    [
      'a joint account with marks in a name',
      { counterparty_name: 'O’NEIL-JONES P & X' },
      {},
      ['Jo O’Neil: “O’NEIL-JONES P” is one of their names'],
    ],
    [
      'a joint account with the words in the other order',
      { counterparty_name: 'J SMITH & A. JONES' },
      {},
      ['Jo O’Neil: “JONES A” is one of their names', 'Sam Smith: “SMITH J” is one of their names'],
    ],
    ...['J SMITH AND X', 'X + J SMITH', 'X, J SMITH', 'J SMITH', 'X, AND J SMITH,,'].map(
      (counterparty_name): [string, Partial<PaymentRecord>, Partial<Clues>, string[]] => [
        `one of ${counterparty_name}`,
        { counterparty_name },
        {},
        ['Sam Smith: “SMITH J” is one of their names'],
      ],
    ),
    ['words of two different people', { counterparty_name: 'SMITH A & JONES J' }, {}, []],
    [
      'an initial that stands for another first name than theirs',
      { counterparty_name: 'SMITH JOHN' },
      {},
      ['Sam Smith: “SMITH J” may be the same person'],
    ],
    ['a part of a word', { counterparty_name: 'SMITHS J' }, {}, ['Sam Smith: one letter off “SMITH J”']],
    [
      'a player’s own name',
      { counterparty_name: 'SAM SMITH' },
      {},
      ['Sam Smith: the payer is called Sam Smith'],
    ],
    [
      'a player’s own name in another form',
      { counterparty_name: 'MR S SMITH' },
      {},
      ['Sam Smith: the payer’s name is a form of Sam Smith'],
    ],
    [
      'a bank name among the words of a reference',
      { description: 'footy kingscote a' },
      {},
      ['Ashley Kingscote: the reference says “KINGSCOTE AM”'],
    ],
    ['the exact debt', { amount: 500 }, { owes: new Map([['jo', 500]]) }, ['Jo O’Neil: owes exactly £5.00']],
    ['almost the debt', { amount: 500 }, { owes: new Map([['jo', 501]]) }, []],
    ['nothing owed for a refund', { amount: -500 }, { owes: new Map([['jo', -500]]) }, []],
    ['the reference', { description: 'for SAM!' }, {}, ['Sam Smith: reference contains SAM']],
    ['the whole name', { notes: 'sam smith, thanks' }, {}, ['Sam Smith: the reference says Sam Smith']],
    [
      'the whole name with marks',
      { notes: 'jo o’neil owes' },
      {},
      ['Jo O’Neil: the reference says Jo O’Neil'],
    ],
    ['a short first name', { description: 'jo' }, {}, []],
    ['a part of another word', { description: 'SAMPLE' }, {}, []],
    [
      'what goes back',
      { amount: -500, counterparty_name: 'STRANGER' },
      { returned: ['jo'] },
      ['Jo O’Neil: they were credited with the £5.00 that goes back'],
    ],
    [
      'two reasons',
      { counterparty_name: 'MUM', description: 'Sam' },
      { earlier: new Map([['sam', 2]]), owes: new Map([['sam', 500]]) },
      ['Sam Smith: same payer as 2 earlier payments; reference contains SAM; owes exactly £5.00'],
    ],
  ])('%s', (_, payment, clues, expected) => {
    expect(reasons(payment, clues)).toEqual(expected);
  });

  it('is never that nothing is written and nothing is a name', () => {
    const wordless = aPlayer('hearts', [], { name: '♥♥' });
    const payment = aPayment('tx', { description: '' });
    expect(suggestPayers(payment, { ...none, players: [wordless] })).toEqual([]);
  });

  it('that is surer comes first', () => {
    const found = suggestPayers(
      aPayment('tx', { amount: -500, counterparty_name: 'MUM', description: 'sam' }),
      {
        ...none,
        players: [
          aPlayer('debt'),
          sam,
          aPlayer('near', ['MUMMX']),
          aPlayer('payer'),
          aPlayer('owner', ['M-U-M']),
          aPlayer('back'),
        ],
        earlier: new Map([['payer', 9]]),
        returned: ['back'],
      },
    );
    expect(found.map(({ player_id }) => player_id)).toEqual(['back', 'owner', 'payer', 'near', 'sam']);
  });

  it('is one of five at most, and two equal ones come by name', () => {
    const many = ['h', 'c', 'a', 'g', 'b', 'f', 'd', 'e'].map((id) => aPlayer(id));
    const owes = new Map(many.map(({ id }) => [id, 500]));
    const found = suggestPayers(aPayment('tx'), { ...none, players: many, owes });
    expect(found.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('needs more than a name of four letters to be near it', () => {
    expect(
      suggestPayers(aPayment('tx', { counterparty_name: 'ANNX' }), {
        ...none,
        players: [aPlayer('anna', ['ANNA'])],
      }),
    ).toEqual([]);
  });

  it('takes no time to speak of, whatever the bank sends', () => {
    const long = `a${'\u0316\u0301'.repeat(4000)}`;
    const many = Array.from({ length: 500 }, (_, index) =>
      aPlayer(
        `p${index}`,
        Array.from({ length: 10 }, (_, number) => `NAME ${index} ${number} ${'X'.repeat(40)}`),
      ),
    );
    for (const changes of [
      { counterparty_name: '', description: long },
      { counterparty_name: long, description: long, notes: long },
      { counterparty_name: 'A,'.repeat(4000) },
      { counterparty_name: `NAME 250 11 ${'X'.repeat(40)}` },
      { counterparty_name: 'X'.repeat(8000), description: '\uFDFA'.repeat(5000) },
    ]) {
      const start = process.cpuUsage();
      suggestPayers(aPayment('tx', changes), { ...none, players: many });
      expect(process.cpuUsage(start).user).toBeLessThan(1_000_000);
    }
  });

  it('does not look for a name near one that nobody can have', () => {
    const lengthy = aPlayer('lengthy', [`${'X'.repeat(100)}Y`]);
    const payment = aPayment('tx', { counterparty_name: `${'X'.repeat(100)}Z`, description: '' });
    expect(suggestPayers(payment, { ...none, players: [lengthy] })).toEqual([]);
  });

  it('says when nothing but the amount speaks for it', () => {
    const owes = new Map([
      ['ash', 500],
      ['sam', 500],
    ]);
    const found = suggestPayers(aPayment('tx', { amount: 500, counterparty_name: 'J SMITH & X' }), {
      ...none,
      owes,
    });
    expect(found.map(({ name, by_amount }) => [name, by_amount])).toEqual([
      ['Sam Smith', undefined],
      ['Ashley Kingscote', true],
    ]);
  });
});
