import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDirectory } from '../server/test/support/temporary-directory.ts';
import { root } from './root.mjs';

const PUBLIC_URL = 'https://football.example.org/';
const SECRET = 'a-Secret_of_the_webhook_0123456789';

describe('npm run webhook-url', () => {
  let directory: Awaited<ReturnType<typeof makeDirectory>>;

  // The script writes into the folder above its own, so it is tried in a copy.
  beforeEach(async () => {
    directory = await makeDirectory();
    cpSync(`${root}/scripts`, directory.path('scripts'), { recursive: true });
    mkdirSync(directory.path('server'));
    symlinkSync(`${root}/server/src`, directory.path('server/src'));
  });
  afterEach(() => directory.remove());

  function run(environment: Record<string, string>, ...options: string[]) {
    const script = directory.path('scripts/webhook-url.mjs');
    const env = { PATH: process.env['PATH'], ...environment };
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...options], {
      env,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }

  it('prints the address that the bank is to know', () => {
    expect(run({ PUBLIC_URL, MONZO_WEBHOOK_SECRET: SECRET })).toEqual({
      status: 0,
      stdout: `https://football.example.org/monzo_webhook/${SECRET}\n`,
      stderr: '',
    });
  });

  it('changes the secret in .env and nothing else there, also before others may be let in', () => {
    const file = directory.path('.env');
    writeFileSync(file, `HOST=0.0.0.0\nPUBLIC_URL=${PUBLIC_URL}\n`);
    const secrets = [1, 2].map(() => {
      const { status, stdout } = run({}, '--rotate');
      expect(status).toBe(0);
      return stdout.trim().split('/').at(-1);
    });
    expect(new Set(secrets).size).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe(
      `HOST=0.0.0.0\nPUBLIC_URL=${PUBLIC_URL}\nMONZO_WEBHOOK_SECRET=${secrets[1]}\n`,
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(run({})).toMatchObject({ status: 0, stdout: expect.stringContaining(`/${secrets[1]}\n`) });
  });

  it.each([
    ['PUBLIC_URL', { MONZO_WEBHOOK_SECRET: SECRET }, []],
    ['MONZO_WEBHOOK_SECRET', { PUBLIC_URL }, []],
    ['MONZO_WEBHOOK_SECRET', { PUBLIC_URL, MONZO_WEBHOOK_SECRET: SECRET }, ['--rotate']],
  ])('says in one line what keeps it from it: %s', (name, environment, options) => {
    const { status, stdout, stderr } = run(environment, ...options);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^There is no address to register: .*${name}.*\\n$`));
  });
});
