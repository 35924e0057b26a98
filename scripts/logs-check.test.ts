import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from './root.mjs';

const SECRET = 'pU3mJq0c1t9Zr5xV7bN2yHs8LwKdEfGa';
const record = (path: string) => `{"level":30,"time":"2026-11-25T18:00:00.000Z","path":"${path}"}\n`;

describe('a check of the logs', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'paidup-logs-test-'));
    writeFileSync(join(folder, 'one.secrets'), `short\n\n${SECRET}\n`);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function check(log: string) {
    writeFileSync(join(folder, 'one.log'), log);
    const words = ['scripts/logs-check.mjs', `--logs=${folder}`];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
    return { status, printed: stdout + stderr };
  }

  test('it passes what holds none, whatever else is printed', () => {
    const { status, printed } = check(`Set it up at http://127.0.0.1/set-up#${SECRET}\n${record('/short')}`);
    expect({ status, printed }).toMatchObject({ status: 0, printed: expect.stringContaining('logs: 1,') });
  });

  test.each([
    ['a secret', record(`/monzo_webhook/${SECRET}`), 'one.log, line 2, holds a secret at column '],
    ['a secret within a word', record(`/x${SECRET}x`), 'line 2, holds a secret'],
    ['an account number', record('/accounts/41479491'), 'line 2, holds a secret'],
    ['a sequence of a terminal', record('/\u009b31m'), 'line 2, holds a character that terminals obey'],
    ['half a record', '{"level":30,"time":"2026\n', 'line 2, is no record'],
    ['a forged record', '{"msg":"forged"}\n', 'line 2, is no record'],
  ])('it fails when one is planted, and does not repeat it: %s', (_what, planted, finding) => {
    const { status, printed } = check(record('/') + planted);
    expect({ status, printed }).toMatchObject({ status: 1, printed: expect.stringContaining(finding) });
    expect(printed).not.toContain(SECRET);
  });

  test('it fails when there is nothing to read', () => {
    expect(check('').status).toBe(1);
    writeFileSync(join(folder, 'one.secrets'), '');
    expect(check('').printed).toContain('logs: 0, ');
  });
});
