/** What the times of the large ledger come to, each with its target, like the other verdicts. */
export function verdictsOnLedger({ lists, alike, summary, statement, longestWait, audit }) {
  const slowest = most(lists, ({ slowest }) => slowest);
  const grown = most(alike, ([few, many]) => many.median / few.median);
  const [few, many] = summary;
  return [
    atMost('Summary of 100,000 payments, median ms', many.median, 60, {
      figure: `slowest ${many.slowest.toFixed(0)} ms`,
    }),
    atMost('The same, to one of 1,000 payments', many.median / few.median, 1.5, {
      beside: `${few.median.toFixed(0)} ms`,
    }),
    atMost('Slowest first page of any list of them, ms', slowest.value, 100, { figure: slowest.name }),
    atMost('Most that a list grew from 1,000 payments', grown.value, 3, { figure: grown.name }),
    atMost('Audit of them, s', audit / 1000, 6),
    atMost('Longest wait while a start audits them, ms', longestWait, 100),
    {
      name: 'A player’s statement of 200 payments, ms',
      value: statement[1].slowest,
      target: 'none',
      ok: true,
    },
  ];
}

function most(times, pick) {
  const picked = Object.entries(times).map(([name, time]) => ({ name, value: pick(time, name) }));
  return picked.reduce((one, other) => (other.value > one.value ? other : one));
}

const atMost = (name, value, target, more) => ({
  name,
  ...more,
  value,
  target: `≤ ${target}`,
  ok: value <= target,
});
