import { spawnSync } from 'node:child_process';
import { readCommandLine } from './command-line.mjs';
import { npm } from './npm.mjs';
import { root } from './root.mjs';

readCommandLine(`
Usage: npm run audit:packages

Asks the registry whether a package that the server runs on has a known weakness, of any severity. It is left out, with
one line, where the registry does not answer.

Exit code: 0 none is known, or nobody could say · 1 one is, and is told.
`);

const [command, ...first] = npm();
const words = [...first, 'audit', '--omit=dev', '--json', '--fetch-retries=1', '--fetch-timeout=20000'];
const { stdout } = spawnSync(command, words, {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  stdio: ['ignore', 'pipe', 'ignore'],
});
const report = read(stdout);
if (report === null) {
  console.log('Left out: the audit of the packages. The registry does not answer it.');
} else {
  const weak = Object.values(report.vulnerabilities);
  for (const { name, severity, range } of weak) console.log(`- ${name} ${range}: ${severity}`);
  console.log(weak.length === 0 ? 'No weakness is known.' : 'npm audit tells more.');
  process.exitCode = weak.length > 0 ? 1 : 0;
}

/** The report, or `null` for an error or no answer at all. */
function read(text) {
  try {
    const report = JSON.parse(text);
    return report.vulnerabilities ? report : null;
  } catch {
    return null;
  }
}
