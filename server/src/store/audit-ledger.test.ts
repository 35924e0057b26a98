import { describe, expect, it } from 'vitest';
import { confirmFindings } from './audit-ledger.ts';

describe('a finding of an audit', () => {
  it.each([
    ['is reported at once when it is nothing', [[]], []],
    [
      'counts when a second reading confirms it',
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
      ['a', 'b'],
    ],
    ['does not count when a second reading finds nothing', [['a'], []], []],
    ['does not count when it is another thing each time', [['a'], ['b']], []],
    [
      'is looked for until no more findings go away',
      [['a', 'b', 'c'], ['b', 'c', 'd'], ['c', 'd'], ['c']],
      ['c'],
    ],
  ])('%s', async (_, readings, confirmed) => {
    let count = 0;
    const report = await confirmFindings(async () => {
      const findings = readings[count++] ?? [];
      return { players: count, fixtures: 0, payments: 0, findings };
    }, 0);
    expect([count, report.findings]).toEqual([readings.length, confirmed]);
    expect(report.players).toBe(readings.length);
  });

  it('has to last for as long as the patience', async () => {
    const begun = Date.now();
    const passing = () => Promise.resolve(Date.now() < begun + 300 ? ['half done', 'wrong'] : ['wrong']);
    const report = await confirmFindings(
      async () => ({ players: 0, fixtures: 0, payments: 0, findings: await passing() }),
      500,
    );
    expect(report.findings).toEqual(['wrong']);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(500);
  });

  it('rejects when a later reading does', async () => {
    let count = 0;
    const audit = confirmFindings(async () => {
      if (count++ > 0) throw new Error('closed meanwhile');
      return { players: 0, fixtures: 0, payments: 0, findings: ['a'] };
    }, 0);
    await expect(audit).rejects.toThrow('closed meanwhile');
  });
});
