import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Compose, composeSchema } from './compose-schema.ts';
import { spawnServer } from './support/child.ts';

const root = join(import.meta.dirname, '../..');

describe('docker-compose.yml', () => {
  const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as Compose;
  const services = Object.entries(compose.services);
  const { mongo, app, proxy, public: everybody } = compose.services;

  test('it keeps to the compose specification', () => {
    const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
    ajv.validate(composeSchema, compose);
    expect(ajv.errors ?? []).toEqual([]);
  });

  test('it names only networks and volumes that it defines', () => {
    for (const [, { networks = [], volumes = [] }] of services) {
      for (const network of networks) expect(Object.keys(compose.networks)).toContain(network);
      for (const volume of volumes.map((mount) => mount.split(':')[0] ?? '')) {
        if (volume.startsWith('./')) expect(existsSync(join(root, volume))).toBe(true);
        else expect(Object.keys(compose.volumes)).toContain(volume);
      }
    }
  });

  test.each(services)('%s: it has a healthcheck and can gain no privileges', (_name, service) => {
    expect(service.healthcheck?.test[0]).toBe('CMD');
    expect(service.security_opt).toContain('no-new-privileges:true');
  });

  test('it publishes the proxies alone, and lets other machines in only where there is a domain', () => {
    const published = services.filter(([, service]) => service.ports !== undefined);
    expect(published.map(([name]) => name)).toEqual(['proxy', 'public']);
    expect(proxy?.ports?.map((port) => port.split(':')[0])).toEqual(['127.0.0.1']);
    expect(everybody?.deploy).toEqual({ replicas: '0${DOMAIN:+1}' });
  });

  test.each([
    ['', { PUBLIC_URL: 'http://127.0.0.1:3000', SITE: 'http://:3001', replicas: '0' }],
    [
      'football.example.org',
      { PUBLIC_URL: 'https://football.example.org', SITE: 'football.example.org', replicas: '01' },
    ],
  ])('it tells app and proxy where they are for the domain "%s"', (domain, expected) => {
    expect({
      PUBLIC_URL: interpolate(app?.environment?.['PUBLIC_URL'], { DOMAIN: domain }),
      SITE: interpolate(everybody?.environment?.['SITE'], { DOMAIN: domain }),
      replicas: interpolate(everybody?.deploy?.replicas, { DOMAIN: domain }),
    }).toEqual(expected);
  });

  test('it keeps the database in a named volume, out of reach of the proxy and of the world', () => {
    expect(mongo?.volumes).toEqual(['mongo:/data/db']);
    expect(mongo?.networks).toEqual(['database']);
    expect(compose.networks.database?.internal).toBe(true);
    for (const one of [proxy, everybody]) expect(one?.networks).not.toContain('database');
  });

  test('it lets the database make the replica set that the app asks for', () => {
    const { host, searchParams } = new URL(app?.environment?.DATABASE_URL ?? '');
    const name = searchParams.get('replicaSet');
    const made: unknown[] = [];
    const exits: number[] = [];
    const mongosh = {
      rs: {
        status: () => {
          if (made.length === 0) throw new Error('no replset config has been received');
        },
        initiate: (config: unknown) => made.push(config),
      },
      db: { hello: () => ({ isWritablePrimary: exits.length > 0 }) },
      quit: (code: number) => exits.push(code),
    };
    const check = mongo?.healthcheck?.test.at(-1) ?? '';
    for (let times = 0; times < 2; times++) runInNewContext(check, mongosh);
    expect(mongo?.command).toEqual(expect.arrayContaining(['--replSet', name]));
    expect(made).toEqual([{ _id: name, members: [{ _id: 0, host }] }]);
    expect(exits).toEqual([1, 0]);
  });

  test('it starts an app that its own check finds ready', async () => {
    const environment = Object.entries(app?.environment ?? {}).map(([name, value]) => [
      name,
      interpolate(value, { MONZO_WEBHOOK_SECRET: 'of-a-server-in-a-container-0123456' }),
    ]);
    const server = spawnServer({
      ...Object.fromEntries(environment),
      PORT: '0',
      DATABASE_URL: 'sqlite::memory:',
      BACKUP_DIR: '',
      PUBLIC_URL: '',
    });
    const [, , ...check] = app?.healthcheck?.test ?? [];

    const ask = (port: number) =>
      spawnSync(
        process.execPath,
        check.map((part) => part.replace(':8080/', `:${port}/`)),
      ).status;
    const port = await server.port();
    expect([ask(port), ask(1)]).toEqual([0, 1]);
    server.stop();
    await server.ended;
  });

  test('it says what to do where the secret of the webhook is missing', () => {
    const secret = app?.environment?.['MONZO_WEBHOOK_SECRET'];
    expect(() => interpolate(secret, { MONZO_WEBHOOK_SECRET: '' })).toThrow(/openssl rand -hex 32/);
  });

  test('it starts each service when the one before it is healthy', () => {
    expect(app?.depends_on).toEqual({ mongo: { condition: 'service_healthy' } });
    expect(proxy?.depends_on).toEqual({ app: { condition: 'service_healthy' } });
  });

  test('it lets the app be scaled: nothing in it can be there only once', () => {
    expect(app).not.toHaveProperty('container_name');
    expect(app).not.toHaveProperty('ports');
    expect(app?.volumes).toEqual(['backups:/backups']);
  });

  test.each([
    ['app', app],
    ['proxy', proxy],
    ['public', everybody],
  ])('%s: it may write to memory and its volumes only, and has no capabilities', (_name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(service?.tmpfs).toContain('/tmp');
  });
});

/** Puts the values of the variables in, as docker compose does for the three forms that the file uses. */
function interpolate(text = '', variables: Record<string, string>): string {
  return text.replace(/\$\{(\w+):([-+?])([^}]*)\}/g, (_all, name: string, form: string, other: string) => {
    const value = variables[name] ?? '';
    if (form === '?' && !value) throw new Error(other);
    if (form === '?') return value;
    if (form === '-') return value || other;
    return value && other;
  });
}
