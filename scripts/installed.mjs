import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Says why the packages under `root` have to be installed, as part of a sentence, or `null` when they are those of the
 * lockfile. A finished installation is remembered by the lockfile's fingerprint, since a clone or a checkout changes
 * all times. An installation made by hand is recognised by npm's own record of it.
 */
export function reasonToInstall(root, machine = process) {
  const lockfile = read(root, 'package-lock.json');
  if (lockfile === null) throw new Error('package-lock.json is missing; clone the repository again.');
  if (read(root, STAMP) === fingerprint(lockfile)) return null;
  const installed = read(root, 'node_modules/.package-lock.json');
  if (installed === null) return 'node_modules is absent or unfinished';
  return isSame(lockfile, installed, machine) ? null : 'node_modules is older than package-lock.json';
}

/** Remembers that everything in the lockfile is installed. */
export function rememberInstalled(root) {
  const stamp = fingerprint(read(root, 'package-lock.json'));
  if (read(root, STAMP) !== stamp) writeFileSync(join(root, STAMP), stamp);
}

/** Forgets that it is, before an installation that may be interrupted begins. */
export function forgetInstalled(root) {
  rmSync(join(root, STAMP), { force: true });
  rmSync(join(root, 'node_modules/.package-lock.json'), { force: true });
}

const STAMP = 'node_modules/.paidup-setup';

function read(root, path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return null;
  }
}

function fingerprint(lockfile) {
  return createHash('sha256').update(lockfile).digest('hex');
}

function isSame(lockfile, installed, machine) {
  try {
    const wanted = Object.entries(JSON.parse(lockfile).packages);
    const found = JSON.parse(installed).packages;
    return wanted.every(([path, entry]) => {
      if (!path.startsWith('node_modules/')) return true;
      const there = found[path];
      if (!there) return entry.optional === true && !fits(entry, machine);
      return there.version === entry.version && there.integrity === entry.integrity;
    });
  } catch {
    return false;
  }
}

/** Whether an optional package names this machine, and does not depend on its C library besides. */
function fits(entry, machine) {
  const isFor = (list, own) => list === undefined || [list].flat().includes(own);
  return (
    entry.os !== undefined &&
    entry.libc === undefined &&
    isFor(entry.os, machine.platform) &&
    isFor(entry.cpu, machine.arch)
  );
}
