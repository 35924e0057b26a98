import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readCommandLine } from './command-line.mjs';
import { root } from './root.mjs';

const { values } = readCommandLine(
  `
Usage: npm run webhook-url [-- --rotate]

Prints the address to register with Monzo, made of PUBLIC_URL and MONZO_WEBHOOK_SECRET. The file .env is read too.
--rotate writes a new secret into .env. Start Paid Up again and register the new address then. The old one works until
Monzo has used the new one, for 7 days at most. A secret that the shell or the container sets has to be changed there.
Exit code: 0 the address is printed · 2 something is missing, and nothing has changed
`,
  { options: { rotate: { type: 'boolean', default: false } } },
);

process.chdir(root);
process.exitCode = await print().catch((error) => {
  console.error(`There is no address to register: ${error.message}`);
  return 2;
});

async function print() {
  const isSetElsewhere = (process.env.MONZO_WEBHOOK_SECRET ?? '') !== '';
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { readEnvironment } = await import('../server/src/environment.ts');
  // The others may be wrong here. A HOST that lets other machines in asks for the secret that --rotate makes.
  const { environment, problems } = readEnvironment({
    PUBLIC_URL: process.env.PUBLIC_URL,
    MONZO_WEBHOOK_SECRET: process.env.MONZO_WEBHOOK_SECRET,
  });
  if (problems) throw new Error(problems.join('; '));
  const { PUBLIC_URL, MONZO_WEBHOOK_SECRET } = environment;
  if (!PUBLIC_URL)
    throw new Error('set PUBLIC_URL to where Monzo reaches Paid Up, in .env or the environment.');
  if (values.rotate && isSetElsewhere)
    throw new Error('MONZO_WEBHOOK_SECRET is set outside .env; change it there and start Paid Up again.');
  if (!values.rotate && !MONZO_WEBHOOK_SECRET)
    throw new Error('MONZO_WEBHOOK_SECRET is not set; npm run webhook-url -- --rotate makes one.');
  const secret = values.rotate ? writeSecret() : MONZO_WEBHOOK_SECRET;
  if (values.rotate)
    console.error('The secret in .env is new. Start Paid Up again, then register this address:');
  console.log(`${new URL(PUBLIC_URL).origin}/monzo_webhook/${secret}`);
  return 0;
}

/** Puts a new secret into `.env`, which nobody else may read, in one step. */
function writeSecret() {
  const secret = randomBytes(32).toString('base64url');
  const lines = existsSync('.env') ? readFileSync('.env', 'utf8').trimEnd().split('\n') : [];
  const others = lines.filter((line) => !/^\s*(export\s+)?MONZO_WEBHOOK_SECRET\s*=/.test(line));
  writeFileSync('.env.new', `${[...others, `MONZO_WEBHOOK_SECRET=${secret}`].join('\n')}\n`, { mode: 0o600 });
  chmodSync('.env.new', 0o600);
  renameSync('.env.new', '.env');
  return secret;
}
