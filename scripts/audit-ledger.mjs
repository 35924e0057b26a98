import { existsSync } from 'node:fs';
import { readCommandLine } from './command-line.mjs';
import { root } from './root.mjs';
import { snapshotOf } from './sqlite-snapshot.mjs';

readCommandLine(`
Usage: npm run audit:ledger

Reads every record of the store that DATABASE_URL names (default sqlite:./data/paidup.db; .env is read too)
and checks that the money adds up. Changes nothing, also beside a running server.
Exit code: 0 all is well · 1 something is off, each thing on its line · 2 the store can't be read.
`);

process.chdir(root);
process.exitCode = await audit().catch((error) => {
  console.error(`The ledger can't be read: ${error.message}`);
  return 2;
});

async function audit() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { readEnvironment } = await import('../server/src/environment.ts');
  const { auditStore } = await import('../server/src/store/open-store.ts');
  const { DATABASE_URL: url = '' } = process.env;
  const { environment, problems } = readEnvironment({ DATABASE_URL: url });
  if (problems) throw new Error(problems.join('; '));
  const snapshot = snapshotOf(environment.DATABASE_URL);
  try {
    const log = { info: () => {}, warn: (line) => console.error(line) };
    const { players, fixtures, payments, findings } = await auditStore(snapshot.url, log);
    console.log(`Players: ${players}, fixtures: ${fixtures}, payments: ${payments}. ${verdictOn(findings)}`);
    for (const finding of findings) console.log(`- ${finding}`);
    return findings.length > 0 ? 1 : 0;
  } finally {
    snapshot.remove();
  }
}

function verdictOn(findings) {
  if (findings.length === 0) return 'All adds up.';
  return findings.length === 1 ? 'One thing is off.' : `${findings.length} things are off.`;
}
