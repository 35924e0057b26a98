/** A sample of a metric: what follows its name, and the value. */
type Sample = readonly [suffix: string, value: number];

/** Returns a metric in the text format of Prometheus. */
export const metricText = ([name, type, help]: [string, string, string], samples: Sample[]): string =>
  [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...samples.map(([suffix, value]) => `${name}${suffix} ${value}`),
    '\n',
  ].join('\n');

/** Counts times in seconds by the first of these limits that they do not exceed, as a histogram. */
export function countTimes(limits: number[]) {
  const counts = limits.map((limit) => ({ limit, count: 0 }));
  let [count, sum] = [0, 0];

  return {
    add(seconds: number): void {
      const bucket = counts.find(({ limit }) => seconds <= limit);
      if (bucket) bucket.count += 1;
      count += 1;
      sum += seconds;
    },

    /** A histogram counts each time in all buckets from the first that it fits into. */
    samples(): Sample[] {
      let within = 0;
      return [
        ...counts.map(
          (bucket) => [`_bucket{le="${bucket.limit}"}`, (within += bucket.count)] as const satisfies Sample,
        ),
        ['_bucket{le="+Inf"}', count],
        ['_sum', sum],
        ['_count', count],
      ];
    },
  };
}
