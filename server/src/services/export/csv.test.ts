import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';

const HOSTILE = [
  '=1+1',
  '=HYPERLINK("http://evil.example";"look")',
  '+441234',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '\u200b=1',
  '＝1+1',
  "'=1",
  "''=1",
  "'\tx",
  "'Tis",
  "O'Neil",
  '-5.00',
  'a,b;c"d""e\r\nf\u2028g',
  '"',
  '',
  ' ',
  '\ufeffx',
  'José Łódź 🦊',
  '__proto__',
];

/** What a spreadsheet runs. */
const isFormula = (cell: string) =>
  /^[=+\-@\t\r\n＝＋－＠]/.test(cell.replace(/^[\s\u200b\ufeff]+/, '') || cell);
/** Takes the apostrophe off that `toCsv` says it puts before a formula. */
const meant = (cell: string) =>
  /^'['\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^''*[\t\r\n]/u.test(cell) ? cell.slice(1) : cell;

async function* each<Item>(items: Item[]) {
  yield* items;
}

const cellsOf = (csv: string): string[][] => parse(csv, { bom: true });

describe('a CSV file', () => {
  it('has no formula in it, and every text can be had back', async () => {
    const csv = await csvOf(toCsv(each(HOSTILE), { first: (cell) => cell, last: (cell) => cell }));
    const [header, ...rows] = cellsOf(csv);
    expect(header).toEqual(['first', 'last']);
    expect(rows.flat().filter(isFormula)).toEqual([]);
    expect(rows.map((row) => row.map(meant))).toEqual(HOSTILE.map((cell) => [cell, cell]));
  });

  it('leaves texts that are no formula as they are', async () => {
    const plain = ["'Tis", "O'Neil", '5-a-side', 'a=b', 'José'];
    const [, ...rows] = cellsOf(await csvOf(toCsv(each(plain), { name: (cell) => cell })));
    expect(rows.flat()).toEqual(plain);
  });

  it('has pence as pounds, which stay numbers when they are negative', async () => {
    const amounts = [0n, 5n, -5n, 500n, -1234n, 9007199254740991n];
    const csv = await csvOf(toCsv(each(amounts), { amount: (pence) => pence }));
    expect(csv).toBe('\ufeffamount\r\n0.00\r\n0.05\r\n-0.05\r\n5.00\r\n-12.34\r\n90071992547409.91\r\n');
  });

  it('has truths as words, and nothing for none', async () => {
    const csv = await csvOf(toCsv(each([true, false, null, 3]), { a: (cell) => cell, b: () => 'x' }));
    expect(cellsOf(csv).slice(1)).toEqual([
      ['true', 'x'],
      ['false', 'x'],
      ['', 'x'],
      ['3', 'x'],
    ]);
  });

  it('has its header when there is nothing else', async () => {
    expect(await csvOf(toCsv(each([]), { id: () => '', name: () => '' }))).toBe('\ufeffid,name\r\n');
  });
});

/** As bytes, since decoders drop the byte order mark. */
const csvOf = async (stream: Readable) => (await buffer(stream)).toString();
