import { expect, test } from 'vitest';
import { mountPagePart } from '../../test/mount-page-part.ts';
import PositionCard from './PositionCard.vue';

const texts = (summary: object) =>
  mountPagePart(PositionCard, {
    summary: {
      collected: 135751,
      pitch_costs: 112500,
      position: 23251,
      owed: 10450,
      other: 0,
      credit: 4851,
      ...summary,
    },
  })
    .get('.card-body')
    .text()
    .replaceAll(/\s+/g, ' ');

test('it tells players’ credit apart, and leaves it out of what is left in the end', () => {
  expect(texts({})).toContain('£232.51');
  expect(texts({})).toContain('of which £48.51 is players’ credit.');
  expect(texts({})).toContain('Once everyone has paid you’ll be £288.50 up.');
  expect(texts({ position: -500 })).toContain('Players have £48.51 in credit.');
  expect(texts({ credit: 0 })).not.toContain('credit');
});

test('it tells the club’s own money, unless there is none', () => {
  expect(texts({ other: -1200 })).toContain('pitches £1,125.00. Other income and costs −£12.00. Once');
  expect(texts({})).not.toContain('Other');
});
