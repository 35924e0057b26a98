import { describe, expect, test } from 'vitest';
import { pastedPlayers } from './usePastedPlayers.ts';

describe('a pasted list of players, it', () => {
  test.each([
    ['Ashley Kingscote', 'Ashley Kingscote', []],
    ['  Ashley Kingscote , KINGSCOTE AM,FOOTY ASH  ', 'Ashley Kingscote', ['KINGSCOTE AM', 'FOOTY ASH']],
    ['Sam O’Neil\tONEIL S\t', 'Sam O’Neil', ['ONEIL S']],
    ['Sam;ONEIL S', 'Sam', ['ONEIL S']],
    ['1. Ash', 'Ash', []],
    ['12) Ash', 'Ash', []],
    ['- Ash', 'Ash', []],
    ['• Jean-Luc', 'Jean-Luc', []],
    ['7 Ash', '7 Ash', []],
    [', KINGSCOTE AM', '', ['KINGSCOTE AM']],
  ])('reads %j', (line, name, names) => {
    expect(pastedPlayers(line)).toEqual([{ line: line.trim(), name, names }]);
  });

  test('takes each line for a player, and blank ones for nothing', () => {
    expect(pastedPlayers('Ash\r\n\r\n  \nBo\rCy\n').map(({ name }) => name)).toEqual(['Ash', 'Bo', 'Cy']);
    expect(pastedPlayers(' \n')).toEqual([]);
  });
});
