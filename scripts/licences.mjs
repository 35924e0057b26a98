import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLine } from './command-line.mjs';
import { licencesOf } from './licences-of.mjs';
import { root } from './root.mjs';

const { values } = readCommandLine(
  `
Usage: npm run licences [-- --names]

Lists the licences of the packages that package-lock.json names: of those that the server runs on, and of those that
build the pages and test. --names adds the packages of each.

Exit code: 0 each licence allows what we do · 1 one does not, or a package has none.
`,
  { options: { names: { type: 'boolean', default: false } } },
);

const lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const { running, building, refused } = licencesOf(lockfile);
print('The server runs on', running);
print('Building and testing need', building);
for (const line of refused) console.error(`Refused: ${line}`);
process.exitCode = refused.length > 0 ? 1 : 0;

function print(title, licences) {
  console.log(`${title}:`);
  for (const [licence, packages] of licences) {
    console.log(`  ${String(packages.length).padStart(4)}  ${licence}`);
    if (values.names) console.log(`        ${packages.join(', ')}`);
  }
}
