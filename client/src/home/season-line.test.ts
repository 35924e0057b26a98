import { describe, expect, test } from 'vitest';
import { seasonLine } from './season-line.ts';

describe('the line of a season, it', () => {
  test('runs from edge to edge with a dot at today', () => {
    expect(seasonLine([0, 1000, -1000], 110, 50)).toEqual({
      points: '5,25 55,5 105,45',
      zero: 25,
      x: 105,
      y: 45,
    });
  });

  test('keeps zero in sight, and stays level where nothing moved', () => {
    expect(seasonLine([500, 500], 110, 50)).toMatchObject({ zero: 45, y: 5 });
    expect(seasonLine([0, 0], 110, 50)).toEqual({ points: '5,5 105,5', zero: 5, x: 105, y: 5 });
  });
});
