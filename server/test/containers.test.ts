import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Compose, composeSchema } from './compose-schema.ts';
import { readDockerfile, valuesOf } from './read-dockerfile.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('docker-compose.yml', () => {
  const compose = parse(read('docker-compose.yml')) as Compose;
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
    for (const port of proxy?.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  test('it keeps the database in a named volume, out of reach of the proxy and of the world', () => {
    expect(mongo?.volumes).toEqual(['mongo:/data/db']);
    expect(mongo?.networks).toEqual(['database']);
    expect(compose.networks.database?.internal).toBe(true);
    expect(proxy?.networks).not.toContain('database');
  });

  test('it lets the database make the replica set that the app asks for', () => {
    expect(mongo?.healthcheck?.test.join(' ')).toMatch(/rs\.initiate\(.*_id: 'rs0'.*host: 'mongo:27017'/);
    expect(app?.environment?.DATABASE_URL).toBe('mongodb://mongo:27017/paidup?replicaSet=rs0');
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

describe('docker/nginx.conf', () => {
  const config = read('docker/nginx.conf');

  test('it asks Docker for the app containers again and again, so that all of them take turns', () => {
    expect(config).toMatch(/resolver 127\.0\.0\.11 valid=\d+s/);
    expect(config).toMatch(/set \$app app:8080;/);
    expect(config.match(/proxy_pass .*/g)).toEqual(['proxy_pass http://$app;', 'proxy_pass http://$app;']);
  });

  test('it passes on the host that the browser asked for', () => {
    expect(config).toContain('proxy_set_header Host $http_host;');
  });

  test('it holds nothing of the event stream back', () => {
    expect(config).toMatch(/location = \/api\/v1\/events \{[^}]*proxy_buffering off;/);
  });

  test('it lets the app judge what is too large, and writes no request into a log', () => {
    expect(config).toMatch(/client_max_body_size \d+m;/);
    expect(config).toContain('access_log off;');
    expect(config).toContain('error_log /dev/stderr emerg;');
  });
});

describe('Dockerfile', () => {
  const stages = readDockerfile(read('Dockerfile'));
  const final = stages.at(-1);

  test('it builds in stages of their own, all from one pinned official image', () => {
    expect(stages.length).toBeGreaterThan(1);
    for (const { from } of stages) expect(from).toMatch(/^node:24[\w.-]*-slim$/);
    expect(new Set(stages.map(({ from }) => from)).size).toBe(1);
  });

  test('it takes the packages of production from a stage that installs no others', () => {
    const [copied] = valuesOf(final, 'COPY').filter((value) => value.endsWith(' /app ./'));
    const packages = stages.find(({ name }) => name !== null && copied === `--from=${name} /app ./`);
    expect(valuesOf(packages, 'RUN')).toEqual(['npm ci --omit=dev --omit=optional']);
  });

  test('it leaves build tools out of the final stage', () => {
    expect(valuesOf(final, 'RUN').join('\n')).not.toMatch(/apt|npm|npx|make|gcc|python/);
  });

  test('it runs as a user without privileges, who may write to the records only', () => {
    expect(valuesOf(final, 'USER')).toEqual(['node']);
    expect(valuesOf(final, 'VOLUME')).toEqual(['/data']);
    expect(valuesOf(final, 'RUN')).toEqual(['install -d -m 0700 -o node -g node /data']);
  });

  test('it says how to ask for its health, how to stop it and how to start it without a shell', () => {
    expect(valuesOf(final, 'HEALTHCHECK').join('')).toMatch(/CMD \["node", "-e", ".*\/healthz/);
    expect(valuesOf(final, 'STOPSIGNAL')).toEqual(['SIGTERM']);
    const command = JSON.parse(valuesOf(final, 'CMD').join('')) as string[];
    expect(command).toEqual(['node', 'docker/door.mjs', '--max-semi-space-size=8', 'server/src/main.ts']);
  });

  test('it copies only what exists and what .dockerignore lets in', () => {
    const letIn = read('.dockerignore').match(/(?<=^!).*/gm) ?? [];
    const copied = stages.flatMap((stage) => valuesOf(stage, 'COPY'));
    const sources = copied.filter((value) => !value.startsWith('--from=')).flatMap(sourcesOf);
    for (const source of sources) {
      expect(existsSync(join(root, source)), source).toBe(true);
      expect(
        letIn.some((path) => source === path || source.startsWith(`${path}/`)),
        source,
      ).toBe(true);
    }
  });
});

const sourcesOf = (copy: string) => copy.split(/\s+/).slice(0, -1);
