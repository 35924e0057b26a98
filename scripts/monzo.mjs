import { existsSync } from 'node:fs';
import { readCommandLine, refuse } from './command-line.mjs';
import { COMMANDS } from './monzo/commands.mjs';
import { print } from './monzo/print.mjs';
import { root } from './root.mjs';

const { values, positionals } = readCommandLine(
  `
Usage: npm run monzo -- command [values] [options]

Asks Monzo by hand. docs/monzo.md is the tutorial. A login ends the one before with the same OAuth client, and so the
app's, if it has that client.

${Object.entries(COMMANDS)
  .map(([name, { values, does }]) => `  ${`${name} ${values.join(' ')}`.padEnd(36)}${does}`)
  .join('\n')}

  --account id         the account, where there are several
  --since, --before    of transactions: a day, a time, or for --since the id of a transaction
  --full-history       of transactions: beyond 89 days, in the first five minutes after a login
  --json               prints all that the bank said, instead of a table
  --fake               asks the fake bank that npm run fake-monzo runs, at MONZO_API_URL or http://127.0.0.1:4010
  --login-file file    where the login is kept (data/monzo-login.json, for its owner only)
  --redirect-url url   where the login comes back to (http://localhost:4011/callback), as registered with Monzo

MONZO_CLIENT_ID and MONZO_CLIENT_SECRET come from the shell or from .env. Amounts are in pounds, in --json in pence.
Exit code: 0 it is done · 1 it is not, and the reason is told · 64 the command is none
`,
  {
    options: {
      account: { type: 'string' },
      since: { type: 'string' },
      before: { type: 'string' },
      'full-history': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      fake: { type: 'boolean', default: false },
      'login-file': { type: 'string' },
      'redirect-url': { type: 'string', default: 'http://localhost:4011/callback' },
    },
    allowPositionals: true,
  },
);
const [name = '', ...given] = positionals;
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (!command) refuse(name === '' ? 'Which command?' : `There is no command ${JSON.stringify(name)}`);
const needed = command.values.filter((value) => !value.startsWith('['));
const isOpen = command.values.at(-1)?.endsWith('…');
if (given.length < needed.length || (given.length > command.values.length && !isOpen))
  refuse(`It is: npm run monzo -- ${[name, ...command.values].join(' ')}`);

process.chdir(root);
if (existsSync('.env')) process.loadEnvFile('.env');
const { connect } = await import('./monzo/connect.mjs');
const { isMonzoError, MonzoError } = await import('../server/src/monzo/client/index.ts');
try {
  const client = connect(values);
  print(await command.run(client, given, values), values.json);
} catch (error) {
  console.error(error.message);
  const advice = error instanceof MonzoError ? ADVICE()[error.kind] : undefined;
  if (advice && !isMonzoError(error, 'not_found')) console.error(advice);
  process.exitCode = 1;
}

/** What to do about a kind of failure. */
function ADVICE() {
  return {
    reauth: `Log in again: npm run monzo -- login${values.fake ? ' --fake' : ''}`,
    approval_pending: 'Approve the login in the Monzo app, then try again.',
    history_limit: 'Monzo shows the last 90 days. The rest is there for five minutes after a login only.',
    rate_limited: 'Monzo has had too many calls. Try again in a quarter of an hour.',
    server: 'Monzo has trouble. Try again later.',
    network: 'Monzo could not be reached. Is this machine online?',
  };
}
