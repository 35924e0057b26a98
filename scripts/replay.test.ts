import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spawnServer } from '../server/test/support/child.ts';
import { root } from './root.mjs';

const SECRET = 'a-Secret_of_the_webhook_0123456789';
const CAPTURES = ['natwest-transfer', 'top-up'].map((name) => `postman/captures/${name}.json`);

describe('a replay of captured deliveries', { timeout: 60_000 }, () => {
  let server: ReturnType<typeof spawnServer>;
  let url: string;
  beforeAll(async () => {
    server = spawnServer({ MONZO_WEBHOOK_SECRET: SECRET });
    url = `http://127.0.0.1:${await server.port()}`;
  }, 60_000);
  afterAll(async () => {
    server.stop();
    await server.ended;
  });

  async function replay(...words: string[]) {
    const child = spawn(process.execPath, ['scripts/replay.mjs', ...words], {
      cwd: root,
      env: { ...process.env, MONZO_WEBHOOK_SECRET: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    const [code] = await once(child, 'close');
    return { code, lines: output.trim().split('\n') };
  }

  test('it tells what became of each', async () => {
    const { code, lines } = await replay(...CAPTURES, '--times=2', `--url=${url}`, `--secret=${SECRET}`);
    expect(code).toBe(0);
    const became = lines.map((line) => /200 +(\w+)/.exec(line)?.[1]);
    expect(became).toEqual(['unmatched', 'ignored', 'duplicate', 'ignored']);
  });

  test.each([[], [`--secret=${SECRET}x`]])('it ends with 1 when it is not let in: %s', async (...words) => {
    const { code, lines } = await replay(...CAPTURES, `--url=${url}`, ...words);
    expect(code).toBe(1);
    expect(lines.filter((line) => line.includes('  404  '))).toHaveLength(2);
  });

  test('it says in one line when nobody is there', async () => {
    const { code, lines } = await replay(...CAPTURES, '--url=http://127.0.0.1:9');
    expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringMatching(/can't be reached/)] });
  });
});
