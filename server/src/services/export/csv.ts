import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';

/** The cells of an item by column. A `bigint` is pence, which is written as pounds. */
export type Columns<Item> = Record<string, (item: Item) => string | number | bigint | boolean | null>;

/**
 * Writes the items as CSV with a header, for spreadsheets and for programs: UTF-8 with a byte order mark, CRLF. No text
 * is a formula, see `cellText`.
 */
export const toCsv = <Item>(items: AsyncIterable<Item>, columns: Columns<Item>): Readable =>
  pipeline(
    Readable.from(rowsOf(items, columns)),
    stringify({
      bom: true,
      header: true,
      columns: Object.keys(columns),
      record_delimiter: 'windows',
      cast: { string: cellText, boolean: String, bigint: pounds },
    }),
    // Whoever reads gets the error.
    () => {},
  );

/**
 * Puts an apostrophe before a text that a spreadsheet would run as a formula, and before one that would look as if that
 * had been done. So a text that has an apostrophe before a formula has one too many, and all others are as they were.
 */
const cellText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Writes pence as pounds, to the penny. */
function pounds(pence: bigint): string {
  const digits = String(pence < 0n ? -pence : pence).padStart(3, '0');
  return `${pence < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

async function* rowsOf<Item>(items: AsyncIterable<Item>, columns: Columns<Item>) {
  for await (const item of items) yield Object.values(columns).map((cell) => cell(item));
}

// Spreadsheets take full-width signs too, and may skip what can't be seen before a sign.
const FORMULA = /^(?:['\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|'*[\t\r\n])/u;
