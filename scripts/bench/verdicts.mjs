/** Compares the figures of the rounds with their targets. The median of the rounds counts, of memory the maximum. */
export function verdictsOn(rounds) {
  const median = (pick) => medianOf(rounds.map(pick));
  const rate = (name) => median((round) => round[name].perSecond);
  const against = (name, other) => median((round) => round[name].perSecond / round[other].perSecond);
  const peak = (name) => Math.max(...rounds.map((round) => round[name]));
  const slower = median(({ distinct, echo }) => distinct.p99 / echo.p99);
  return [
    atLeast('Distinct payments, to the echo', against('distinct', 'echo'), 0.22, {
      figure: perSecond(rate('distinct')),
      beside: perSecond(rate('echo')),
    }),
    atMost('Their 99th percentile, to the echo', slower, 5, {
      figure: `${median(({ distinct }) => distinct.p99).toFixed(1)} ms`,
      beside: `${median(({ echo }) => echo.p99).toFixed(1)} ms`,
    }),
    atLeast(
      'One payment again and again, with 100,000 stored, to the echo',
      against('duplicates', 'echo'),
      0.3,
      {
        figure: perSecond(rate('duplicates')),
        beside: perSecond(rate('echo')),
      },
    ),
    atLeast('GET /players, 50 of 500, to the echo', against('players', 'echo'), 0.08, {
      figure: perSecond(rate('players')),
      beside: perSecond(rate('echo')),
    }),
    atLeast('With 100,000 payments stored, to none', against('distinctFull', 'distinct'), 0.9, {
      figure: perSecond(rate('distinctFull')),
      beside: perSecond(rate('distinct')),
    }),
    atMost('Memory when idle, MB', peak('idle'), 110),
    atMost('Memory under load, MB', peak('loaded'), 250),
    atMost('Start to healthy, s', median(({ startedIn }) => startedIn) / 1000, 1.5),
    atMost(
      'Answers that were not 2xx',
      rounds.flatMap(failures).reduce((sum, failed) => sum + failed, 0),
      0,
    ),
  ];
}

/** Compares the times of the large ledger with their targets. */
export function verdictsOnLedger({ lists, alike, summary, statement, maxWait, audit }) {
  const slowest = maxOf(lists, ({ slowest }) => slowest);
  const grown = maxOf(alike, ([few, many]) => many.median / few.median);
  const [few, many] = summary;
  return [
    atMost('Summary of 100,000 payments, median ms', many.median, 60, {
      figure: `slowest ${many.slowest.toFixed(0)} ms`,
    }),
    atMost('The same, to one of 1,000 payments', many.median / few.median, 1.5, {
      beside: `${few.median.toFixed(0)} ms`,
    }),
    atMost('Slowest first page of any list of them, ms', slowest.value, 100, { figure: slowest.name }),
    atMost('The same lists of 1,000 payments and of 100,000, the worst', grown.value, 3, {
      figure: grown.name,
    }),
    atMost('Audit of them, s', audit / 1000, 6),
    atMost('Longest wait while a start audits them, ms', maxWait, 100),
    {
      name: 'A player’s statement of 200 payments, ms',
      value: statement[1].slowest,
      target: 'none',
      ok: true,
    },
  ];
}

/** Compares the size of the first page with its target. */
export const verdictOnFirstPage = (kibibytes) => atMost('First page, KiB', kibibytes, 150);

/** Compares the times of a ledger that has grown, in SQLite and in MongoDB, with their targets. The worse one counts. */
export function verdictsOnGrowth({ sqlite, mongo }) {
  const milliseconds = Object.keys(sqlite.times).map((name) =>
    worse(`${name}, ms`, sqlite.times[name], mongo.times[name], 1000),
  );
  const [one, other] = [sqlite, mongo].map(({ filled }) => filled / 1000);
  return [
    { ...worse('Filling it, s', one, other, 0), target: 'none', ok: true },
    ...milliseconds,
    worse('Memory of the audit at start above idle, MB', sqlite.aboveIdle, mongo.aboveIdle, 150),
    worse('That audit, s', sqlite.audit / 1000, mongo.audit / 1000, 600),
  ];
}

const worse = (name, one, other, target) =>
  atMost(name, Math.max(one, other), target, { figure: one.toFixed(0), beside: other.toFixed(0) });

const atLeast = (name, value, target, more) => ({
  name,
  ...more,
  value,
  target: `≥ ${target}`,
  ok: value >= target,
});
const atMost = (name, value, target, more) => ({
  name,
  ...more,
  value,
  target: `≤ ${target}`,
  ok: value <= target,
});

const perSecond = (rate) => `${Math.round(rate).toLocaleString('en-GB')}/s`;

const failures = (round) => Object.values(round).map((figures) => figures.failed ?? 0);

function medianOf(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

function maxOf(times, pick) {
  const picked = Object.entries(times).map(([name, time]) => ({ name, value: pick(time, name) }));
  return picked.reduce((one, other) => (other.value > one.value ? other : one));
}
