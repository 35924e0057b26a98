import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

/** Runs this with an output and a log in a process of its own. */
const run = (script: string) =>
  spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { createLog } from '${import.meta.resolve('./log.ts')}';
       import { createLogOutput } from '${import.meta.resolve('./log-output.ts')}';
       const log = createLog('info', createLogOutput());
       ${script}`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );

const numbersIn = (lines: string) =>
  lines
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { number: number }).number);

it('has every record once and in order, however many there are', async () => {
  const child = run(`
    for (let number = 0; number < 2000; number++) {
      log.info({ number, filler: 'x'.repeat(100) });
      if (number % 100 === 0) await new Promise(setImmediate);
    }
    await new Promise((resolve) => setTimeout(resolve, 400));
    for (let number = 2000; number < 2100; number++) log.info({ number });
    process.exit(0);`);
  expect(numbersIn(await text(child.stdout))).toEqual(Array.from({ length: 2100 }, (_, number) => number));
});

it('has a record before long while nothing else is logged', async () => {
  const child = run(`log.info({ number: 1 }); setTimeout(() => {}, 20_000);`);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  expect(child.exitCode).toBeNull();
  expect(numbersIn(line.toString())).toEqual([1]);
  child.kill('SIGKILL');
});

it('has a fatal record at once, and what came before it', async () => {
  const child = run(
    `log.info({ number: 1 }); log.fatal({ number: 2 }); process.kill(process.pid, 'SIGKILL');`,
  );
  expect(numbersIn(await text(child.stdout))).toEqual([1, 2]);
});
