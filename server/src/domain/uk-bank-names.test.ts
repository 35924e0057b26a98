import { describe, expect, it } from 'vitest';
import { aPayment, aPlayer } from '../../test/store/records.ts';
import { suggestPayers } from './suggestions.ts';

/** A club of made-up players, as an organiser types them, with what is known of their banks. */
const players = [
  aPlayer('alan', [], { name: 'Alan Turnbull' }),
  aPlayer('jp', [], { name: 'Jean-Pierre Dupont' }),
  aPlayer('sam', [], { name: 'Sam Okafor' }),
  aPlayer('nia', [], { name: 'Nia Okafor' }),
  aPlayer('christopher', [], { name: 'Christopher Wolstenholme' }),
  aPlayer('jo', ["O'NEIL J"], { name: 'Jo' }),
  aPlayer('sean', [], { name: "Sean O'Brien" }),
  aPlayer('priya', ['RAMAN P'], { name: 'Priya' }),
  aPlayer('bea', ['BEATRICE DE SOUZA'], { name: 'Bea' }),
  aPlayer('marcus', ['MR M BELL'], { name: 'Marcus Bell' }),
  aPlayer('seven', ['KICKERS 007'], { name: 'Kit Manager' }),
  aPlayer('wang', [], { name: '王伟' }),
  aPlayer('ng', [], { name: 'Ng Wei Ling' }),
  aPlayer('thomas', [], { name: 'Thomas Jones' }),
  aPlayer('ash', ['KINGSCOTE AM'], { name: 'Ashley' }),
];

const guesses = (counterparty_name: string, description = '') =>
  suggestPayers(aPayment('tx', { counterparty_name, description, notes: description }), {
    players,
    earlier: new Map(),
    owes: new Map(),
    returned: [],
  });
const clearly = (counterparty_name: string, description = '') =>
  guesses(counterparty_name, description)
    .filter(({ clear }) => clear)
    .map(({ player_id }) => player_id);
const unclearly = (counterparty_name: string, description = '') => {
  const found = guesses(counterparty_name, description);
  expect(found.filter(({ clear }) => clear)).toEqual([]);
  return found.map(({ player_id }) => player_id);
};

describe('a name as a UK bank sends it', () => {
  it.each([
    ['the player’s own name', 'Alan Turnbull', 'alan'],
    ['capitals', 'ALAN TURNBULL', 'alan'],
    ['the surname first', 'TURNBULL ALAN', 'alan'],
    ['a comma', 'Turnbull, Alan', 'alan'],
    ['a title', 'MR ALAN TURNBULL', 'alan'],
    ['a title and an initial', 'MR A TURNBULL', 'alan'],
    ['a title with a dot', 'Mr. A. Turnbull', 'alan'],
    ['an initial', 'A TURNBULL', 'alan'],
    ['an initial behind', 'TURNBULL A', 'alan'],
    ['an initial and a title behind', 'TURNBULL A MR', 'alan'],
    ['a second initial', 'MR A J TURNBULL', 'alan'],
    ['a second initial run together', 'TURNBULL AJ', 'alan'],
    ['a second name', 'ALAN JAMES TURNBULL', 'alan'],
    ['no space', 'ALANTURNBULL', 'alan'],
    ['initials run together', 'JP DUPONT', 'jp'],
    ['initials run together, behind', 'DUPONT JP', 'jp'],
    ['initials apart', 'MR J P DUPONT', 'jp'],
    ['initials with dots', 'DUPONT J.P.', 'jp'],
    ['no hyphen', 'JEAN PIERRE DUPONT', 'jp'],
    ['the first of two names', 'M JEAN DUPONT', 'jp', 'never'],
    ['18 characters', 'CHRISTOPHER WOLSTE', 'christopher'],
    ['18 characters with a title', 'MR C WOLSTENHOLME', 'christopher'],
    ['18 characters, cut in the title’s place', 'MR CHRISTOPHER WOL', 'christopher'],
    ['18 characters, the surname first', 'WOLSTENHOLME CHRIS', 'christopher'],
    ['18 characters of a bank name', 'BEATRICE DE SOUZA', 'bea'],
    ['a surname of two words', 'DE SOUZA B', 'bea'],
    ['a surname of two words in one', 'MISS B DESOUZA', 'bea'],
    ['an apostrophe', 'J O’NEIL', 'jo'],
    ['no apostrophe', 'MS J ONEIL', 'jo'],
    ['a space for an apostrophe', 'SEAN O BRIEN', 'sean'],
    ['a space for an apostrophe, the surname first', 'O BRIEN SEAN', 'sean'],
    ['a space for an apostrophe, with a title', 'MR O BRIEN SEAN', 'sean'],
    ['a space for an apostrophe, an initial behind', 'O BRIEN S', 'sean'],
    ['a bank name with a title', 'MISS P RAMAN', 'priya'],
    ['a bank name written out', 'PRIYA RAMAN', 'priya'],
    ['a bank name without its title', 'BELL M', 'marcus'],
    ['a number without its zeros', 'KICKERS 7', 'seven'],
    ['a number with other zeros', 'KICKERS 07', 'seven'],
    ['a foreign name', '王 伟', 'wang'],
    ['a name of short words', 'WEI LING NG', 'ng'],
    ['initials and a short surname', 'NG W L', 'ng', 'never'],
    ['one initial of two', 'KINGSCOTE A', 'ash'],
    ['initials in front', 'MS A M KINGSCOTE', 'ash'],
    ['a joint account of which one plays', 'MR A & MRS B TURNBULL', 'alan'],
    ['a joint account of which one plays, surname first', 'TURNBULL A & B', 'alan'],
  ])('with %s is clear: %s', (_, payer, player, never = '') => {
    if (never === '') expect(clearly(payer)).toEqual([player]);
    else expect(unclearly(payer)).toBeDefined();
  });

  it.each([
    ['a letter off', 'ALAN TURNBUL', ['alan']],
    ['a letter off in a bank name', 'KINGSCOTE AN', ['ash']],
    ['two letters off', 'ALLAN TURNBUL', ['alan']],
    ['another initial', 'B TURNBULL', []],
    ['another initial behind', 'TURNBULL B', []],
    ['another second initial', 'KINGSCOTE AB', ['ash']],
    ['another first name', 'ALICE TURNBULL', []],
    ['a longer first name', 'SAMUEL OKAFOR', ['sam']],
    ['a shorter first name', 'CHRIS WOLSTENHOLME', ['christopher']],
    ['a number that is another', 'KICKERS 8', ['seven']],
    ['the surname alone', 'TURNBULL', []],
    ['the first name alone', 'THOMAS', []],
    ['an initial and the first name', 'J THOMAS', []],
    ['two who have that initial', 'OKAFOR', []],
    ['nobody’s name', 'MR D STRANGER', []],
    ['a service', 'PAYPAL', []],
    ['other words behind the name', 'MR M BELL JOINT', ['marcus']],
    ['a longer surname', 'M BELL SMITH', ['marcus']],
    ['parts of two holders’ names', 'RAMAN M & BELL P', []],
  ])('with %s is not clear: %s', (_, payer, players) => {
    expect(unclearly(payer)).toEqual(players);
  });

  it.each([
    'DR S OKAFOR & MRS N OKAFOR',
    'S & N OKAFOR',
    'MR S & MRS N OKAFOR',
    'S AND N OKAFOR',
    'OKAFOR S & N',
    'OKAFOR S & OKAFOR N',
    'N OKAFOR + S OKAFOR',
    'SAM & NIA OKAFOR',
    'Sam Okafor/Nia Okafor',
  ])('of two holders who both play is both’s and nobody’s clearly: %s', (payer) => {
    expect(unclearly(payer).toSorted()).toEqual(['nia', 'sam']);
  });

  it.each([
    ['ALAN TURNBULL FOOTY', 'alan'],
    ['footy alan turnbull', 'alan'],
    ['FOOTY A TURNBULL', 'alan'],
    ['TURNBULL A WED', 'alan'],
    ['Wed subs - Raman P', 'priya'],
    ['NOV KINGSCOTE AM', 'ash'],
  ])('in a reference with other words is clear: %s', (reference, player) => {
    expect(clearly('MUM', reference)).toEqual([player]);
    expect(clearly('', reference)).toEqual([player]);
  });

  it.each([
    ['for Thomas', ['thomas']],
    ['ALAN FOOTY', ['alan']],
    ['ALAN T', ['alan']],
    ['Alan Turnbull and Sam Okafor', ['alan', 'sam']],
    ['TURNBULL', []],
    ['FOOTY CHRISTOPHER', ['christopher']],
    ['footy', []],
  ])('that is only partly in a reference, or one of two, is not clear: %s', (reference, players) => {
    expect(unclearly('MUM', reference)).toEqual(players);
  });

  it('is not clear where another name stands in the reference', () => {
    expect(unclearly('MR A TURNBULL', 'Priya Raman').toSorted()).toEqual(['alan', 'priya']);
    expect(unclearly('MR A TURNBULL', 'for Thomas').toSorted()).toEqual(['alan', 'thomas']);
  });
});
