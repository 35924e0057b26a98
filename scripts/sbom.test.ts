import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.mjs';

type Component = { name: string; version: string };

test(
  'the bill of materials: it names what the server runs on, exactly, and nothing else',
  { timeout: 60_000 },
  () => {
    const { status, stdout } = spawnSync(process.execPath, ['scripts/sbom.mjs'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    const { bomFormat, components } = JSON.parse(stdout) as { bomFormat: string; components: Component[] };
    expect(bomFormat).toBe('CycloneDX');
    const { dependencies } = JSON.parse(readFileSync(join(root, 'server/package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const named = new Map(components.map(({ name, version }) => [name, version]));
    for (const [name, version] of Object.entries(dependencies))
      if (!name.startsWith('@paidup/')) expect([name, named.get(name)]).toEqual([name, version]);
    expect([...named.keys()]).not.toContain('vitest');
  },
);
