import { normaliseBankName } from '@paidup/shared/bank-name';
import { expect, it } from 'vitest';
import { nameDanger } from './name-danger.ts';

it.each([
  ['AL', /short/],
  ['J. W', /short/],
  ['王芳', /short/],
  ['football', /Anybody/],
  ['Match-Fee', /Anybody/],
  ['five a side', /Anybody/],
  ['SUBS', /Anybody/],
  ['ASH K', null],
  ['KINGSCOTE AM', null],
  ['FOOTY ASH', null],
])('knows whether %s may credit the wrong person', (name, danger) => {
  const found = nameDanger(normaliseBankName(name));
  if (danger === null) expect(found).toBeNull();
  else expect(found).toMatch(danger);
});
