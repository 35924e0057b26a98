import { expect, it } from 'vitest';
import { countTimes, metricText } from './metric-text.ts';

it('writes times as a histogram, whose buckets hold those of the buckets before them', () => {
  const times = countTimes([0.5, 1]);
  for (const seconds of [0.25, 0.5, 0.75, 4]) times.add(seconds);
  expect(metricText(['wait_seconds', 'histogram', 'Time to wait'], times.samples())).toBe(
    [
      '# HELP wait_seconds Time to wait',
      '# TYPE wait_seconds histogram',
      'wait_seconds_bucket{le="0.5"} 2',
      'wait_seconds_bucket{le="1"} 3',
      'wait_seconds_bucket{le="+Inf"} 4',
      'wait_seconds_sum 5.5',
      'wait_seconds_count 4',
      '\n',
    ].join('\n'),
  );
});
