import { describe, expect, it } from 'vitest';
import { sortName } from './players.ts';

describe('names in lists', () => {
  it('sorts without case, accents and strokes', () => {
    const names = ['Zoë', 'łukasz', 'Lucy', 'Émile', 'adam', 'Al Smith', 'Alan'];
    const sorted = names.toSorted((one, other) => (sortName(one) < sortName(other) ? -1 : 1));
    expect(sorted).toEqual(['adam', 'Al Smith', 'Alan', 'Émile', 'Lucy', 'łukasz', 'Zoë']);
  });

  it('keeps what lists sort by short enough for a cursor, however far a name unfolds', () => {
    expect(sortName('\ufdfa'.repeat(100)).length).toBeLessThanOrEqual(200);
  });
});
