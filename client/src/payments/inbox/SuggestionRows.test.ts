import { expect, test } from 'vitest';
import { mountPagePart } from '../../../test/mount-page-part.ts';
import { aPayment } from '../../../test/records.ts';
import SuggestionRows from './SuggestionRows.vue';

test.each([
  [500, 'Priya Nair'],
  [-500, 'Refund to Priya Nair'],
])('a guess about %i pence shows the player’s initials in its disc', (amount, words) => {
  const guess = { player_id: 'priya', name: 'Priya Nair', reason: 'owes £5.00', clear: false };
  const rows = mountPagePart(SuggestionRows, {
    payment: aPayment({ amount }),
    suggestions: [guess],
    busy: false,
  });
  expect(rows.get('.disc').text()).toBe('PN');
  expect(rows.get('.grow span').text()).toBe(words);
});
