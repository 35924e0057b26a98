import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.mjs';
import { BUGS } from './bugs.mjs';

const testFiles = globSync('{server,shared,client}/**/*.test.ts', {
  cwd: root,
  exclude: (name) => name === 'node_modules',
});

test.each(BUGS)('it can still plant this bug: $what', ({ edits, tests }) => {
  for (const [file, find] of edits) {
    expect([file, readFileSync(join(root, file), 'utf8').split(find).length - 1]).toEqual([file, 1]);
  }
  for (const part of tests)
    expect([part, testFiles.some((file) => file.includes(part))]).toEqual([part, true]);
});
