import { existsSync } from 'node:fs';
import { readCommandLine } from './command-line.mjs';
import { root } from './root.mjs';

readCommandLine(`
Usage: npm run reset-organiser

For an organiser who has lost the password. Takes it away, logs the organiser out everywhere, and prints a link to
choose a new one, which works once and for 24 hours. Records, helpers and tokens stay as they are.
Works on the store that DATABASE_URL names (default sqlite:./data/paidup.db; .env is read too), also beside a running
server. A server that starts before the link is used prints another one, or takes ORGANISER_PASSWORD if that is set.
Exit code: 0 the link is printed · 2 the store can't be opened, and nothing has changed
`);

process.chdir(root);
process.exitCode = await reset().catch((error) => {
  console.error(`The organiser can't be reset: ${error.message}`);
  return 2;
});

async function reset() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { readEnvironment } = await import('../server/src/environment.ts');
  const { openAccessStore } = await import('../server/src/store/open-store.ts');
  const { createAccessService } = await import('../server/src/services/access.ts');
  const { systemClock, newId } = await import('../server/src/clock-and-ids.ts');
  const { ownAddress } = await import('../server/src/http/own-address.ts');
  const { setUpLink } = await import('../server/src/http/set-up-link.ts');
  const { environment, problems } = readEnvironment(process.env);
  if (problems) throw new Error(problems.join('; '));
  const { DATABASE_URL, HOST, PORT, PUBLIC_URL } = environment;
  const log = { info: () => {}, warn: (line) => console.error(line) };
  const store = await openAccessStore(DATABASE_URL, log);
  try {
    const { setupToken } = await createAccessService({ store, clock: systemClock, newId }).reset();
    console.log(`Choose a new password at ${setUpLink(PUBLIC_URL ?? ownAddress(HOST, PORT), setupToken)}`);
    return 0;
  } finally {
    await store.close();
  }
}
