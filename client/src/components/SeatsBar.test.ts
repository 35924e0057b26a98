import { describe, expect, test } from 'vitest';
import { mountPagePart } from '../testing/mount-page-part.ts';
import SeatsBar from './SeatsBar.vue';

describe('the bar of seats, it', () => {
  test('has a piece a place, and one for each head beyond', () => {
    expect(mountPagePart(SeatsBar, { taken: 9, needed: 8, places: 12 }).findAll('.is-taken')).toHaveLength(9);
    expect(mountPagePart(SeatsBar, { taken: 14, needed: 8, places: 12 }).findAll('.seat')).toHaveLength(14);
  });

  test('draws two bars where there are too many to tell apart', () => {
    const bar = mountPagePart(SeatsBar, { taken: 60, needed: 50, places: 100 });
    const widths = bar.findAll<HTMLElement>('.filled').map(({ element }) => element.style.width);
    expect(widths).toEqual(['100%', '20%']);
  });
});
