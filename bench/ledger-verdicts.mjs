/** What the times of the large ledger come to, each with its target, like the other verdicts. */
export function verdictsOnLedger({ before, after, audit }) {
  const slowest = most(after.lists, ({ slowest }) => slowest);
  const grown = most(after.alike, ({ median }, name) => median / before.alike[name].median);
  return [
    atMost('Summary of 100,000 payments, ms', after.summary.slowest, 300, {
      figure: `median ${after.summary.median.toFixed(0)} ms`,
      beside: `of 1,000: ${before.summary.median.toFixed(0)} ms`,
    }),
    atMost('Slowest first page of any list of them, ms', slowest.value, 100, { figure: slowest.name }),
    atMost('Most that a list grew from 1,000 payments', grown.value, 3, { figure: grown.name }),
    atMost('Audit of them, s', audit / 1000, 3),
    atMost('Longest wait while a start audits them, ms', after.longestWait, 50),
    {
      name: 'A player’s statement of 200 payments, ms',
      value: after.statement.slowest,
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
