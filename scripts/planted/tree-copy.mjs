import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from '../root.mjs';

/** A copy of the sources in which bugs can be planted; the installed packages are linked. */
export function copyTree() {
  const tree = mkdtempSync(join(tmpdir(), 'paidup-planted-'));
  for (const part of [
    'server',
    'shared',
    'client/package.json',
    'client/src',
    'client/test',
    'scripts/fake-monzo',
    'postman',
    'package.json',
    'tsconfig.base.json',
    'vitest.config.ts',
    'vitest.patience.ts',
  ])
    cpSync(join(root, part), join(tree, part), { recursive: true, filter: isSource });
  linkPackages(tree);
  return {
    tree,
    /** Makes the edits and returns the way to take them back; throws when one does not fit exactly once. */
    plant(edits) {
      const before = new Map(edits.map(([file]) => [file, readFileSync(join(tree, file), 'utf8')]));
      const restore = () => before.forEach((source, file) => writeFileSync(join(tree, file), source));
      try {
        for (const [file, find, replace] of edits) plantOne(join(tree, file), file, find, replace);
      } catch (error) {
        restore();
        throw error;
      }
      return restore;
    },
    remove: () => rmSync(tree, { recursive: true, force: true }),
  };
}

const isSource = (path) => !['node_modules', 'dist', 'data'].includes(basename(path));

/** The workspaces are linked to those of the copy, everything else to what is installed, also beside a workspace. */
function linkPackages(tree) {
  mkdirSync(join(tree, 'node_modules/@paidup'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@paidup') symlinkSync(join(root, 'node_modules', name), join(tree, 'node_modules', name));
  for (const workspace of ['server', 'shared', 'client'])
    symlinkSync(join(tree, workspace), join(tree, 'node_modules/@paidup', workspace));
  for (const own of ['server/node_modules', 'shared/node_modules', 'client/node_modules'])
    if (existsSync(join(root, own))) symlinkSync(join(root, own), join(tree, own));
}

function plantOne(path, file, find, replace) {
  const parts = readFileSync(path, 'utf8').split(find);
  if (parts.length !== 2)
    throw new Error(`${file} has ${parts.length - 1} places like this, not one: ${find.trim()}`);
  writeFileSync(path, parts.join(replace));
}
