import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readCommandLine, refuse } from './command-line.mjs';
import { npm } from './npm.mjs';
import { root } from './root.mjs';

const { values, positionals } = readCommandLine(
  `
Usage: npm run --silent sbom [-- --all] [file]

Writes the software bill of materials, as CycloneDX JSON, to a file or to the standard output: the packages that the
server runs on, with their versions, licences and checksums. --all adds those that build the pages and test.

Exit code: 0 it is written · 1 npm could not make it.
`,
  { options: { all: { type: 'boolean', default: false } }, allowPositionals: true },
);
if (positionals.length > 1) refuse('Which file?');

const [command, ...first] = npm();
const words = ['sbom', '--sbom-format=cyclonedx', ...(values.all ? [] : ['--omit=dev'])];
const { status, stdout } = spawnSync(command, [...first, ...words], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (status !== 0) process.exitCode = 1;
else if (positionals[0] === undefined) process.stdout.write(stdout);
else writeFileSync(resolve(process.env.INIT_CWD ?? root, positionals[0]), stdout);
