import { describe, expect, it } from 'vitest';
import { comparableName, searchableNames } from './compare-names.ts';

describe('the form of a name for comparing', () => {
  it.each([
    ['O’Neil', "O'Neil"],
    ['oneil', "O'Neil"],
    ['Sam  Okafor', 'sam okafor'],
    ['Anne‐Marie', 'Anne-Marie'],
    ['Anne–Marie', 'ANNE MARIE'],
    ['Zoë', 'zoe'],
    ['Łukasz', 'lukasz'],
    ['王 伟', '王伟'],
    ['♥  ♥', '♥ ♥'],
  ])('compares %s and %s as equal', (one, other) => {
    expect(comparableName(one)).toBe(comparableName(other));
  });

  it.each([
    ['♥♥', '♦♦'],
    ['Jo', 'Joe'],
    ['!', ''],
  ])('compares %s and %s as different', (one, other) => {
    expect(comparableName(one)).not.toBe(comparableName(other));
  });
});

describe('a search', () => {
  const holds = (words: string, ...names: string[]) => searchableNames(names).includes(comparableName(words));

  it.each([
    ['O’Neil', "Jo O'Neil"],
    ['oneil', "Jo O'Neil"],
    ['jo  oneil', "Jo O'Neil"],
    ['o‑neil', 'Jo O’Neil'],
    ['scote a', 'KINGSCOTE AM'],
    ['ße', 'Weiss, Eva'],
    ['&', 'SMITH J & JONES A'],
    ['♥', 'Sam ♥'],
    ['', 'Sam'],
  ])('finds, for %j, %s', (words, name) => {
    expect(holds(words, 'Somebody', name)).toBe(true);
  });

  it('finds nothing that begins in one name and ends in another', () => {
    expect(holds('amsmith', 'KINGSCOTE AM', 'SMITH J')).toBe(false);
  });

  it('does not find by signs what only has letters', () => {
    expect(holds('%', 'Sam')).toBe(false);
  });
});
