/** What the rounds come to: each figure with its target, `ok` or not, by the medians of the rounds. */
export function verdictsOn(rounds) {
  const median = (pick) => medianOf(rounds.map(pick));
  const rate = (name) => median((round) => round[name].perSecond);
  const against = (name, other) => median((round) => round[name].perSecond / round[other].perSecond);
  const most = (name) => Math.max(...rounds.map((round) => round[name]));
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
    atLeast('One payment again and again, to the echo', against('duplicates', 'echo'), 0.3, {
      figure: perSecond(rate('duplicates')),
      beside: perSecond(rate('echo')),
    }),
    atLeast('GET /players, 50 of 500, to the echo', against('players', 'echo'), 0.08, {
      figure: perSecond(rate('players')),
      beside: perSecond(rate('echo')),
    }),
    atLeast('With 100,000 payments stored, to none', against('distinctFull', 'distinct'), 0.9, {
      figure: perSecond(rate('distinctFull')),
      beside: perSecond(rate('distinct')),
    }),
    atMost('Memory when idle, MB', most('idle'), 110),
    atMost('Memory under load, MB', most('loaded'), 250),
    atMost('Start to healthy, s', median(({ startedIn }) => startedIn) / 1000, 1.5),
    atMost(
      'Answers that were not 2xx',
      rounds.flatMap(failures).reduce((sum, failed) => sum + failed, 0),
      0,
    ),
  ];
}

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
