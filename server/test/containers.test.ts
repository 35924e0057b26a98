import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Compose, composeSchema } from './compose-schema.ts';
import { openDoor, root } from './support/door.ts';

describe('docker-compose.yml', () => {
  const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8')) as Compose;
  const services = Object.entries(compose.services);
  const { mongo, app, proxy } = compose.services;

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

  test('it publishes the proxy alone, and on this machine only', () => {
    const published = services.filter(([, service]) => service.ports !== undefined);
    expect(published.map(([name]) => name)).toEqual(['proxy']);
    expect(proxy?.ports?.map((port) => port.split(':')[0])).toEqual(['127.0.0.1']);
  });

  test('it keeps the database in a named volume, out of reach of the proxy and of the world', () => {
    expect(mongo?.volumes).toEqual(['mongo:/data/db']);
    expect(mongo?.networks).toEqual(['database']);
    expect(compose.networks.database?.internal).toBe(true);
    expect(proxy?.networks).not.toContain('database');
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

  test('it starts an app that its own check finds ready, behind the door of the container', async () => {
    const settings = Object.entries(app?.environment ?? {}).map(([name, value]) => [
      name,
      value.startsWith('${') ? '' : value,
    ]);
    const environment = { ...Object.fromEntries(settings), DATABASE_URL: 'sqlite::memory:' };
    const { door } = await openDoor(['server/src/main.ts'], environment);
    const [, , ...check] = app?.healthcheck?.test ?? [];
    const ask = (port: number) =>
      spawnSync(
        process.execPath,
        check.map((part) => part.replace(':8080/', `:${port}/`)),
      ).status;
    expect([ask(door), ask(1)]).toEqual([0, 1]);
  });

  test('it starts each service when the one before it is healthy', () => {
    expect(app?.depends_on).toEqual({ mongo: { condition: 'service_healthy' } });
    expect(proxy?.depends_on).toEqual({ app: { condition: 'service_healthy' } });
  });

  test('it lets the app be scaled: nothing in it can be there only once', () => {
    expect(app).not.toHaveProperty('container_name');
    expect(app).not.toHaveProperty('ports');
    expect(app).not.toHaveProperty('volumes');
  });

  test.each([
    ['app', app],
    ['proxy', proxy],
  ])('%s: it may write to memory only, and has no capabilities', (_name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], tmpfs: ['/tmp'] });
  });
});
