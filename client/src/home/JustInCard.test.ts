import { expect, test } from 'vitest';
import { mountPagePart } from '../../test/mount-page-part.ts';
import { aPayment } from '../../test/records.ts';
import JustInCard from './JustInCard.vue';

test('what has just come in shows who paid and why it was credited', () => {
  const credited = aPayment({
    status: 'matched',
    matched_by: 'description',
    matched_on: 'FOOTY ASH',
    reason: 'the reference is FOOTY ASH, one of Ash’s bank names',
    allocations: [{ player_id: 'ash', name: 'Ash', amount: 500 }],
  });
  const pages = { pages: [{ items: [credited], next_cursor: null }], pageParams: [null] };
  const list = ['payments', 'list', { status: 'matched', limit: 10 }];
  const card = mountPagePart(JustInCard, { now: new Date() }, [[list, pages]]);
  expect(card.get('a[href="/money/tx_1"]').text()).toContain('M BELL');
  expect(card.text()).toContain('The reference is FOOTY ASH, one of Ash’s bank names');
});
