import { describe, expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';

const FINDER = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];

/** The path drawn again, module by module. */
function drawn({ path, width }: { path: string; width: number }): string[] {
  const rows = Array.from({ length: width }, () => Array.from({ length: width }, () => '.'));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    rows[Number(y)]?.fill('#', Number(x), Number(x) + Number(length));
  return rows.map((row) => row.join(''));
}

describe('the drawing of a QR code, it', () => {
  const code = qrPath('https://monzo.me/ashley/15.00?d=Football');
  const rows = drawn(code);
  const corner = (top: number, left: number) =>
    rows.slice(top, top + 7).map((row) => row.slice(left, left + 7));

  test('has the three marks by which scanners find it, inside a quiet border of four', () => {
    expect(corner(4, 4)).toEqual(FINDER);
    expect(corner(4, code.width - 11)).toEqual(FINDER);
    expect(corner(code.width - 11, 4)).toEqual(FINDER);
    expect(rows.slice(0, 4).join('')).not.toContain('#');
    expect(rows.every((row) => row.startsWith('....') && row.endsWith('....'))).toBe(true);
  });

  test('is another one for another text', () => {
    expect(qrPath('https://monzo.me/ashley/5.00').path).not.toBe(code.path);
    expect((code.width - 8 - 17) % 4).toBe(0);
  });
});
