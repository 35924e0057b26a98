import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVERY } from '../../../test/store/club.ts';
import { aPayment } from '../../../test/store/records.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { makeDirectory } from '../../../test/support/temporary-directory.ts';

const silent = { info() {}, warn() {} };
const url = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);

describe('a file that two processes open', () => {
  let directory: Awaited<ReturnType<typeof makeDirectory>>;
  let file: string;
  beforeEach(async () => {
    directory = await makeDirectory();
    file = directory.path('paidup.db');
  });
  afterEach(() => directory.remove());

  /** Starts a process that opens the store and runs `code`. Returns the lines that it prints. */
  const start = (code: string) => {
    const script = `
      import { openSqliteStore } from ${url('./sqlite-store.ts')};
      import { aPayment } from ${url('../../../test/store/records.ts')};
      const silent = { info() {}, warn() {} };
      try {
        const store = await openSqliteStore(${JSON.stringify(file)}, silent);
        ${code}
      } catch (error) { console.log(error.message); }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'pipe' });
    return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() };
  };
  const RECORD = `
    let count = 0;
    const deliver = async () => {
      for (;;) {
        const id = 'tx_' + count++;
        await store.payments.recordOnce(aPayment(id));
        console.log(id);
      }
    };
    await Promise.all(Array.from({ length: 8 }, deliver));`;

  it('lets the first in and tells the second in one line', async () => {
    const first = await openSqliteStore(file, silent);
    const second = start(`console.log('opened');`);
    expect((await second.lines.next()).value).toMatch(
      /^\S+ is in use by another Paid Up; stop that one first/,
    );
    await first.close();
    const third = start(`console.log('opened'); await store.close();`);
    expect((await third.lines.next()).value).toBe('opened');
  });

  it('keeps all that was answered when the first is killed, and needs no repair', async () => {
    for (let round = 0; round < 3; round++) {
      const { child, lines } = start(round === 0 ? RECORD : RECORD.replace("'tx_'", `'round_${round}_'`));
      const answered: string[] = [];
      for (let line = await lines.next(); !line.done; line = await lines.next()) {
        answered.push(line.value);
        if (answered.length === 1) {
          await expect(openSqliteStore(file, silent)).rejects.toThrow(/in use/);
        }
        if (answered.length === 200) child.kill('SIGKILL');
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      const store = await openSqliteStore(file, silent);
      expect(answered.length).toBeGreaterThanOrEqual(200);
      for (const id of answered) expect(await store.payments.get(id)).toEqual(aPayment(id));
      expect(await store.payments.list({ ...EVERY.payment, limit: 1 })).toHaveLength(1);
      expect((await store.audit()).findings).toEqual([]);
      await store.close();
    }
  });
});
