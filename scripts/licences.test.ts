import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { licencesOf } from './licences-of.mjs';
import { root } from './root.mjs';

const lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { hasInstallScript?: true; version?: string }>;
};

describe('the packages', () => {
  test('it has none whose licence asks for more than to keep its notice', () => {
    const { running, refused } = licencesOf(lockfile);
    expect(refused).toEqual([]);
    expect(running.length).toBeGreaterThan(2);
  });

  test.each([
    ['GPL-3.0', false, ['x@1.0.0 has the licence GPL-3.0']],
    ['MPL-2.0', false, ['x@1.0.0 has the licence MPL-2.0']],
    ['MPL-2.0', true, []],
    ['(MIT OR GPL-3.0)', false, []],
    ['MIT AND GPL-3.0', false, ['x@1.0.0 has the licence MIT AND GPL-3.0']],
    ['(MIT OR GPL-3.0) AND GPL-2.0', false, ['x@1.0.0 has the licence (MIT OR GPL-3.0) AND GPL-2.0']],
    [undefined, true, ['x@1.0.0 has the licence none']],
  ])('it judges %s, needed for tools only: %s', (license, dev, refused) => {
    const one = { version: '1.0.0', license, dev };
    expect(licencesOf({ packages: { '': {}, 'a/node_modules/x': one } }).refused).toEqual(refused);
  });

  test('it names exact versions only, and runs no script of theirs', () => {
    for (const file of [
      'package.json',
      'server/package.json',
      'client/package.json',
      'shared/package.json',
    ]) {
      const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
        [kind: string]: Record<string, string> | undefined;
      };
      for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
        expect([file, name, version]).toEqual([file, name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
    }
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });
});
