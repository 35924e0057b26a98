import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { buildClientIfChanged } from './build-client.mjs';
import { readCommandLine } from './command-line.mjs';
import { root } from './root.mjs';

readCommandLine(`
Usage: npm start

Builds the pages when they are absent or out of date, starts the server and prints the address to open.
Ctrl-C or SIGTERM stops it. What it reads from the environment, or from a file named .env:

  PORT, HOST            where it listens (3000, 127.0.0.1); PORT=0 takes a free port
  DATABASE_URL          where the records are kept (sqlite:./data/paidup.db, or mongodb://…)
  PUBLIC_URL            where browsers and Monzo reach the app, when that is elsewhere
  TRUST_PROXY           addresses of the proxies in front, like 172.16.0.0/12
  ALLOW_INSECURE_HTTP   true lets HOST be open without https
  ORGANISER_PASSWORD    the organiser's first password; without it, a link to choose one is printed
  SECRET_KEY            32 bytes in base64 (made beside an SQLite file)
  TIME_ZONE             the club's (Europe/London)
  MONZO_WEBHOOK_SECRET  the last part of the address that Monzo posts to
  MONZO_ME_USERNAME     the organiser's name on monzo.me, for payment links
  BACKUP_DIR            where a backup is put once a day; BACKUP_KEEP of them stay (14)
  LOG_LEVEL             fatal, error, warn, info, debug or trace (info)

.env.example explains each of them.
`);

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`Paid Up needs Node 24 or newer, and this is ${process.version}: start it with npm start.`);
  process.exit(1);
}

process.chdir(root);
try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  await buildClientIfChanged();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
// Three flags of V8 in package.json keep memory down. With `--max-semi-space-size=4` and `--heap-growing-percent=100` a
// loaded server has 210 MB instead of 350, since garbage is collected before there is more of it than of what lives. An
// idle one has 8 MB less than with twice that semi-space, and answers no slower. Half of it would cost a fifth of the
// deliveries. Two threads of V8 instead of four keep 2 MB more out of an idle server.
// With its sources compiled and stripped of their types already, the server starts in a quarter of the time and keeps
// the type stripper's 30 MB out of memory. The process that audits a large file reads the cache too.
process.env.NODE_COMPILE_CACHE = join(root, 'node_modules/.cache/paid-up');
module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
await import('../server/src/main.ts');
