import { formatMoney } from '@paidup/shared/format-money';
import type { Difference } from '../texts/difference.ts';
import { formatDay } from '../texts/format-time.ts';
import { fixtureFormTexts } from '../texts/fixtures.ts';
import type { FixtureValues } from './fixture-values.ts';

/** Where what is saved now and what was typed differ, in words. */
export function fixtureDifferences(theirs: FixtureValues, yours: FixtureValues): Difference[] {
  const all: Difference[] = [
    { field: fixtureFormTexts.date, theirs: formatDay(theirs.date), yours: formatDay(yours.date) },
    { field: fixtureFormTexts.time, theirs: theirs.time, yours: yours.time },
    { field: fixtureFormTexts.location, theirs: theirs.location, yours: yours.location.trim() },
    {
      field: fixtureFormTexts.cost,
      theirs: formatMoney(theirs.cost ?? 0),
      yours: formatMoney(yours.cost ?? 0),
    },
    { field: fixtureFormTexts.fee, theirs: formatMoney(theirs.fee ?? 0), yours: formatMoney(yours.fee ?? 0) },
    { field: fixtureFormTexts.least, theirs: theirs.least, yours: yours.least },
    { field: fixtureFormTexts.most, theirs: theirs.most, yours: yours.most },
  ];
  return all.filter((difference) => difference.theirs !== difference.yours);
}
