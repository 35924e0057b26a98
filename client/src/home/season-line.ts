const EDGE = 5;

export type SeasonLine = { points: string; zero: number; x: number; y: number };

/**
 * Positions in pence as a line in a box: evenly from left to right, the highest figure or zero at the top, the lowest
 * or zero at the bottom. `x`, `y`: the last one.
 */
export function seasonLine(positions: number[], width: number, height: number): SeasonLine {
  const max = Math.max(0, ...positions);
  const min = Math.min(0, ...positions);
  const across = (index: number) =>
    round(EDGE + (index * (width - 2 * EDGE)) / Math.max(1, positions.length - 1));
  const down = (position: number) =>
    round(EDGE + ((max - position) * (height - 2 * EDGE)) / Math.max(1, max - min));
  return {
    points: positions.map((position, index) => `${across(index)},${down(position)}`).join(' '),
    zero: down(0),
    x: across(positions.length - 1),
    y: down(positions.at(-1) ?? 0),
  };
}

function round(place: number): number {
  return Math.round(place * 10) / 10;
}
