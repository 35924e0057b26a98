const EDGE = 5;

type SeasonLine = { points: string; zero: number; x: number; y: number };

/**
 * Fits positions in pence into a box, evenly spaced from left to right. The top of the box is the highest position or
 * zero, the bottom the lowest or zero. `x` and `y` are where the last position is.
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
