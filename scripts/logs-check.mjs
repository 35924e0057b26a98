import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommandLine } from './command-line.mjs';
import { root } from './root.mjs';
import { secretsInLogs } from './secrets-in-logs.mjs';

const { values, positionals } = readCommandLine(
  `
Usage: npm run logs:check [-- part-of-a-file-name…]
       npm run logs:check -- --logs=folder

Runs the tests, as npm test does, and reads what the servers in them have logged: no record may hold a password, the
token of a session, a script or a link, the webhook's secret or an account number that went in, and each is one line of
JSON that no terminal obeys. --logs reads what an earlier run has kept in a folder, by KEEP_LOGS_IN=folder npm test.

Exit code: 0 the tests pass, and nothing is found · 1 one does not, something is found, or there was nothing to read.
`,
  { options: { logs: { type: 'string' } }, allowPositionals: true },
);

const folder = values.logs ?? mkdtempSync(join(tmpdir(), 'paidup-logs-'));
try {
  if (values.logs === undefined) runTests(folder);
  check(folder);
} finally {
  if (values.logs === undefined) rmSync(folder, { recursive: true });
}

function runTests(folder) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const env = { ...process.env, KEEP_LOGS_IN: folder };
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...positionals], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}

function check(folder) {
  const { records, secrets, findings } = secretsInLogs(folder, accountNumbers());
  for (const finding of findings.slice(0, 20)) console.error(`FAIL ${finding}`);
  const verdict = findings.length === 0 ? 'Nothing is found.' : `${findings.length} of them are wrong.`;
  console.log(`Records of the logs: ${records}, secrets looked for: ${secrets}. ${verdict}`);
  if (findings.length > 0 || records === 0 || secrets === 0) process.exitCode = 1;
}

/** The account numbers in the deliveries that the tests send. */
function accountNumbers() {
  const captures = join(root, 'postman/captures');
  const texts = readdirSync(captures).map((file) => readFileSync(join(captures, file), 'utf8'));
  return texts.flatMap((text) =>
    [...text.matchAll(/"account_number": *"(\d{8})"/g)].map(([, number]) => number),
  );
}
