import { readCommandLine } from './command-line.mjs';
import { readSettings, withStoreToRead } from './store.mjs';

readCommandLine(`
Usage: npm run audit:ledger

Reads every record of the store that DATABASE_URL names (default sqlite:./data/paidup.db; .env is read too)
and checks that the money adds up. Changes nothing, also beside a running server.
Exit code: 0 all is well · 1 something is off, each thing on its line · 2 the store can't be read.
`);

process.exitCode = await audit().catch((error) => {
  console.error(`The ledger can't be read: ${error.message}`);
  return 2;
});

async function audit() {
  const { DATABASE_URL } = await readSettings();
  const report = await withStoreToRead(DATABASE_URL, (store) => store.audit());
  const { players, fixtures, payments, findings } = report;
  console.log(`Players: ${players}, fixtures: ${fixtures}, payments: ${payments}. ${verdictOn(findings)}`);
  for (const finding of findings) console.log(`- ${finding}`);
  return findings.length > 0 ? 1 : 0;
}

function verdictOn(findings) {
  if (findings.length === 0) return 'All adds up.';
  return findings.length === 1 ? 'One thing is off.' : `${findings.length} things are off.`;
}
