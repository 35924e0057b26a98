/** Prints what a command returned, which is a table with `all` that the bank said, or a sentence. */
export function print({ columns, rows, all, sentence }, isJson) {
  if (isJson) console.log(safe(JSON.stringify(all ?? { done: sentence }, null, 2), escaped));
  else if (sentence) console.log(safe(sentence));
  else if (rows.length === 0) console.log('There are none.');
  else for (const line of tableOf(columns, rows)) console.log(line);
}

/** Lines with columns of the same width. Amounts stand to the right. */
export function tableOf(columns, rows) {
  const cells = [columns, ...rows.map((row) => row.map((cell) => safe(cell ?? '')))];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at].length)));
  return cells.map((line) =>
    line
      .map((cell, at) => (RIGHT.has(columns[at]) ? cell.padStart(widths[at]) : cell.padEnd(widths[at])))
      .join('  ')
      .trimEnd(),
  );
}

/** Pence as pounds, `-45.00`. */
export const pounds = (pence) =>
  `${pence < 0 ? '-' : ''}${Math.trunc(Math.abs(pence) / 100)}.${String(Math.abs(pence) % 100).padStart(2, '0')}`;

/** The bank's texts are other people's, and a terminal obeys control characters. */
const safe = (text, replacement = () => ' ') => String(text).replaceAll(/(?!\n)\p{C}/gu, replacement);
const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const RIGHT = new Set(['amount', 'balance', 'with pots', 'spent today']);
