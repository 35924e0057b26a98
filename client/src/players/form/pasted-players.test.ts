import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seed } from '../../../../shared/test/seed.ts';
import { MAX_PLAYERS, pastedPlayers } from './pasted-players.ts';

const inShort = (text: string) => pastedPlayers(text).map(({ name, names }) => [name, ...names].join(' | '));

describe('a pasted list of players, it', () => {
  test.each([
    ['Ashley Kingscote', 'Ashley Kingscote'],
    ['  Ashley Kingscote , KINGSCOTE AM,FOOTY ASH  ', 'Ashley Kingscote | KINGSCOTE AM | FOOTY ASH'],
    ['Sam O’Neil\tONEIL S\t', 'Sam O’Neil | ONEIL S'],
    ['O’Neil, Sam\tONEIL, S', 'O’Neil, Sam | ONEIL, S'],
    ['"Sam ""Oz"" Okafor"\tOKAFOR S', 'Sam "Oz" Okafor | OKAFOR S'],
    ['Sam;ONEIL S', 'Sam | ONEIL S'],
    ['1. Ash', 'Ash'],
    ['12) Ash', 'Ash'],
    ['3️⃣ Ash ⚽', 'Ash'],
    ['- Ash', 'Ash'],
    ['• Jean-Luc', 'Jean-Luc'],
    ['7 Ash', '7 Ash'],
    [', KINGSCOTE AM', ' | KINGSCOTE AM'],
    ['Ash 07700 900123, KINGSCOTE AM, +44 7700 900123, ash@example.org', 'Ash | KINGSCOTE AM'],
    ['[18:02, 25/11/2026] Ash Kingscote: in', 'Ash Kingscote'],
    ['25.11.26, 18:02 - ~ Jürgen: dabei', 'Jürgen'],
  ])('reads %j', (line, player) => {
    expect(inShort(line)).toEqual([player]);
  });

  test('takes each line for a player, and blank ones and phone numbers for nobody', () => {
    expect(inShort('Ash\r\n\r\n  \nBo\rCy\n+44 7700 900123\n')).toEqual(['Ash', 'Bo', 'Cy']);
    expect(inShort('[18:02] Dave: 1. Ash 2. Bo\n3. Cy')).toEqual(['Ash', 'Bo', 'Cy']);
    expect(inShort('[18:02] Ash: in\n[18:03] +44 7700 900123: in\n[18:04] Ash: +1')).toEqual(['Ash']);
    expect(inShort('Name\tBank name\nAsh\tKINGSCOTE AM')).toEqual(['Ash | KINGSCOTE AM']);
    expect(pastedPlayers(' \n')).toEqual([]);
  });

  test('stays the same when what is left of it is read again', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'B', '1', '.', ' ', ',', '\t', '\n', '+', ':', '[', '"'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, (pasted) => {
        const once = pastedPlayers(pasted);
        expect(pastedPlayers(once.map(({ line }) => line).join('\n'))).toEqual(once);
      }),
      { seed: seed() },
    );
  });

  test('is read at once, however long', () => {
    const begun = performance.now();
    expect(pastedPlayers('1. Ash\n'.repeat(10_000)).length).toBe(MAX_PLAYERS);
    expect(pastedPlayers(`1. Ash${' ,\u202e'.repeat(50_000)}`).length).toBe(1);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
