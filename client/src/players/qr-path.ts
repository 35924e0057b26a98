import { encode } from 'uqr';

/** Scanners need a quiet border of this many modules. */
const BORDER = 4;

/** Draws the QR code of a text as one path with a unit for each module, and gives the width of its square. */
export function qrPath(text: string): { path: string; width: number } {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER });
  const path = data.flatMap((row, y) =>
    runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  );
  return { path: path.join(''), width: size };
}

/** Finds where each run of dark modules begins and how long it is. */
function runsOf(row: readonly boolean[]): [start: number, length: number][] {
  const runs: [number, number][] = [];
  row.forEach((isDark, x) => {
    const last = runs.at(-1);
    if (isDark && last && last[0] + last[1] === x) last[1]++;
    else if (isDark) runs.push([x, 1]);
  });
  return runs;
}
