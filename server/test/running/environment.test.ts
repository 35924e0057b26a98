import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { readEnvironment } from '../../src/environment.ts';
import { spawnServer } from '../support/child.ts';

const SECRET = { MONZO_WEBHOOK_SECRET: 'of-a-server-that-is-open-to-others' };
const CLIENT = { MONZO_CLIENT_ID: 'oauth2client_hunter2', MONZO_CLIENT_SECRET: 'mnzconf.hunter2' };

describe('the environment', () => {
  test.each<[what: string, environment: { [name: string]: string }, names: string[]]>([
    ['every address of the machine', { HOST: '0.0.0.0' }, ['HOST', 'MONZO_WEBHOOK_SECRET']],
    [
      'every address of IPv6',
      { HOST: '::', PUBLIC_URL: 'http://127.0.0.1' },
      ['HOST', 'MONZO_WEBHOOK_SECRET'],
    ],
    ['a name of elsewhere', { HOST: 'example.com' }, ['HOST']],
    ['a port too large', { PORT: '65536' }, ['PORT']],
    ['a port in words', { PORT: 'http' }, ['PORT']],
    [
      'everything at once',
      {
        PORT: '-1',
        HOST: 'hunter2.example',
        DATABASE_URL: 'mysql://root:hunter2@db/x',
        PUBLIC_URL: 'http://hunter2.example',
        TIME_ZONE: 'Mars/Hunter2',
        TRUST_PROXY: 'hunter2',
        ALLOW_INSECURE_HTTP: 'hunter2',
        SECRET_KEY: 'hunter2',
        MONZO_WEBHOOK_SECRET: 'hunter2',
        MONZO_ME_USERNAME: 'monzo.me/hunter2',
        LOG_LEVEL: 'hunter2',
      },
      [
        'PORT',
        'HOST',
        'DATABASE_URL',
        'PUBLIC_URL',
        'TIME_ZONE',
        'TRUST_PROXY',
        'ALLOW_INSECURE_HTTP',
        'SECRET_KEY',
        'MONZO_WEBHOOK_SECRET',
        'MONZO_ME_USERNAME',
        'LOG_LEVEL',
      ],
    ],
    [
      'a secret with a slash',
      { MONZO_WEBHOOK_SECRET: `hunter2/${'x'.repeat(40)}` },
      ['MONZO_WEBHOOK_SECRET'],
    ],
    [
      'a secret of 31 characters',
      { MONZO_WEBHOOK_SECRET: 'hunter2'.padEnd(31, 'x') },
      ['MONZO_WEBHOOK_SECRET'],
    ],
    ['no backups to keep', { BACKUP_KEEP: '0' }, ['BACKUP_KEEP']],
    [
      'a bank without a client’s secret',
      { MONZO_CLIENT_ID: 'hunter2', PORT: 'x' },
      ['PORT', 'MONZO_CLIENT_SECRET'],
    ],
    ['a bank without a client', { MONZO_CLIENT_SECRET: 'hunter2' }, ['MONZO_CLIENT_ID']],
    ['a bank without a key beside MongoDB', { ...CLIENT, DATABASE_URL: 'mongodb://db/x' }, ['SECRET_KEY']],
    [
      'a bank that others can listen to, or with a path',
      { MONZO_API_URL: 'http://hunter2.example', MONZO_AUTH_URL: 'https://hunter2.example/login' },
      ['MONZO_API_URL', 'MONZO_AUTH_URL'],
    ],
  ])('stops the start in one line for each bad name: %s', (_what, environment, names) => {
    const result = readEnvironment(environment);
    const problems = 'problems' in result ? result.problems : [];
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(names);
    expect(problems.join('')).not.toMatch(/hunter2|0\.0\.0\.0|65536|\n/i);
  });

  test.each([
    { HOST: '0.0.0.0', PUBLIC_URL: 'https://club.example' },
    { HOST: '[::]', ALLOW_INSECURE_HTTP: 'true' },
    { HOST: '192.0.2.7', ALLOW_INSECURE_HTTP: 'true', PUBLIC_URL: 'https://club.example' },
  ])('lets other machines in behind https, or where that is said to be needless: %o', (environment) => {
    expect(readEnvironment({ ...environment, ...SECRET })).toHaveProperty('environment');
    expect(readEnvironment(environment)).toMatchObject({
      problems: [expect.stringMatching(/^MONZO_WEBHOOK_SECRET is missing/)],
    });
    const { HOST } = environment;
    for (const more of [{}, { ALLOW_INSECURE_HTTP: 'false' }, { PUBLIC_URL: 'http://127.0.0.1:3000' }])
      expect(readEnvironment({ HOST, ...SECRET, ...more })).toMatchObject({
        problems: [expect.stringMatching(/^HOST /)],
      });
  });

  test.each([
    CLIENT,
    { ...CLIENT, DATABASE_URL: 'mongodb://db/x', SECRET_KEY: Buffer.alloc(32).toString('base64') },
    { MONZO_API_URL: 'http://127.0.0.1:4010', MONZO_AUTH_URL: 'http://localhost:4010/' },
  ])('lets a bank be connected: %o', (environment) => {
    expect(readEnvironment(environment)).toHaveProperty('environment');
  });

  test.each([
    ['172.16.0.0/12, 10.0.0.7,fd00::/8', ['172.16.0.0/12', '10.0.0.7', 'fd00::/8']],
    ['', []],
  ])('trusts the proxies of "%s"', (TRUST_PROXY, ranges) => {
    expect(readEnvironment({ TRUST_PROXY })).toMatchObject({ environment: { TRUST_PROXY: ranges } });
  });

  test.each([
    'true',
    '1',
    '10.0.0.0/0',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    '10.0.0.0/',
    '10.0.0.1,',
    'loopback',
    '300.0.0.1',
  ])('trusts no proxies of %s', (TRUST_PROXY) => {
    expect(readEnvironment({ TRUST_PROXY })).toMatchObject({
      problems: [expect.stringMatching(/^TRUST_PROXY /)],
    });
  });

  it('that lets other machines in is told with an address that can be opened', async () => {
    const server = spawnServer({ HOST: '0.0.0.0', ALLOW_INSECURE_HTTP: 'true', ...SECRET });
    const port = await server.port();
    expect(server.printed()).toContain(`Open http://localhost:${port}\n`);
    expect((await fetch(`http://127.0.0.1:${port}/api/v1/players`)).status).toBe(401);
    server.stop();
    expect(await server.ended).toMatchObject({ code: 0 });
  });

  it('with a bank that can’t report payments is told so', async () => {
    const url = { PUBLIC_URL: 'https://football.example' };
    const told = async (environment: { [name: string]: string }) => {
      const server = spawnServer({ ...CLIENT, ...environment });
      await server.port();
      server.stop();
      return /report no payment/.test((await server.ended).out);
    };
    expect(await Promise.all([{}, url, { ...url, ...SECRET }].map(told))).toEqual([false, true, false]);
  });

  it('is told by the process in one line for each bad name, which ends with 1', async () => {
    const { code, out, err } = await spawnServer({ HOST: '0.0.0.0', LOG_LEVEL: 'hunter2' }).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.split('\n').map((line) => line.split(' ').slice(0, 5).join(' '))).toEqual([
      "Paid Up can't start: LOG_LEVEL",
      "Paid Up can't start: HOST",
      "Paid Up can't start: MONZO_WEBHOOK_SECRET",
      '',
    ]);
    expect(err).not.toMatch(/hunter2|0\.0\.0\.0/);
  });

  it('whose database can’t be opened stops the start in one line, without its password', async () => {
    for (const url of [
      'mongodb://me:hunter2@',
      'mongodb://me:hunter2@host:port/x',
      'sqlite:/dev/null/x.db',
    ]) {
      const { code, out, err } = await spawnServer({ DATABASE_URL: url, LOG_LEVEL: 'fatal' }).ended;
      expect({ url, code, out, lines: err.trim().split('\n').length }).toEqual({
        url,
        code: 1,
        out: '',
        lines: 1,
      });
      expect(err).not.toMatch(/hunter2|\bat .*:\d+/);
    }
  });

  it('whose port is taken stops the start in one line', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, err } = await spawnServer({ PORT: String(port), LOG_LEVEL: 'fatal' }).ended;
    other.close();
    expect(code).toBe(1);
    expect(err).toMatch(new RegExp(`^Paid Up can't start: .*${port}.*\\n$`));
  });

  it('of empty values counts as none, and port 0 says where it listens', async () => {
    const server = spawnServer({ HOST: '', TIME_ZONE: '', MONZO_WEBHOOK_SECRET: '', LOG_LEVEL: '' });
    const port = await server.port();
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    server.stop();
    expect(await server.ended).toMatchObject({ code: 0 });
  });

  it('that names a file already in use stops the start, and the first server goes on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'paidup-'));
    const environment = { DATABASE_URL: `sqlite:${join(folder, 'club.db')}`, LOG_LEVEL: 'fatal' };
    const first = spawnServer(environment);
    const port = await first.port();
    const second = await spawnServer(environment).ended;
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.err).toMatch(/^Paid Up can't start: .*\n$/);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    first.stop();
    expect(await first.ended).toMatchObject({ code: 0 });
    const third = spawnServer(environment);
    await third.port();
    third.stop('SIGINT');
    expect(await third.ended).toMatchObject({ code: 0, err: '' });
    rmSync(folder, { recursive: true });
  });
});
