/**
 * The verdicts as a table to print, with a last line that says how many targets are missed. `titles` stand above the
 * figures.
 */
export function tableOf(verdicts, titles = ['Paid Up', 'beside it', 'value']) {
  const rows = verdicts.map(({ name, figure = '', beside = '', value, target, ok }) => [
    name,
    figure,
    beside,
    rounded(value),
    target,
    ok ? 'ok' : 'NOT',
  ]);
  const lines = [['', ...titles, 'target', ''], ...rows];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const printed = lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
      .join('  '),
  );
  const missed = verdicts.filter(({ ok }) => !ok);
  const last =
    missed.length === 0
      ? 'Every target is met.'
      : `${missed.length} of ${verdicts.length} targets missed: ${missed.map(({ name }) => name).join('; ')}.`;
  return [...printed, '', last].join('\n');
}

const rounded = (value) => (value >= 10 ? String(Math.round(value)) : value.toFixed(2));
