import { existsSync } from 'node:fs';
import { readCommandLine } from './command-line.mjs';
import { createProgress } from './progress.mjs';
import { root } from './root.mjs';

readCommandLine(`
Usage: npm run demo

Fills the empty store that DATABASE_URL names (default sqlite:./data/paidup.db; .env is read too) with a season
that ends now: 20 players, 30 games, 250 payments and an inbox to clear. Stop the server before.
Exit code: 0 it is filled · 1 it is not empty, or can't be reached; nothing was changed.
`);

process.chdir(root);
try {
  await fill();
} catch (error) {
  console.error(`The demo can't be set up: ${error.message}`);
  process.exitCode = 1;
}

async function fill() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { readEnvironment } = await import('../server/src/environment.ts');
  const { openStore } = await import('../server/src/store/open-store.ts');
  const { createMadeUpClub } = await import('../server/src/made-up-season/club.ts');
  const { playSeason } = await import('../server/src/made-up-season/play-season.ts');
  const { DATABASE_URL = '', TIME_ZONE = '' } = process.env;
  const { environment, problems } = readEnvironment({ DATABASE_URL, TIME_ZONE });
  if (problems) throw new Error(problems.join('; '));
  const store = await openStore(environment.DATABASE_URL, { info: () => {}, warn: () => {} });
  try {
    const { players, fixtures, payments } = await store.audit();
    if (players + fixtures + payments > 0)
      throw new Error(
        'the store is not empty. Name another one in DATABASE_URL, sqlite:./data/demo.db for instance.',
      );
    const club = createMadeUpClub(store, environment.TIME_ZONE, Date.now());
    const tell = createProgress('Playing the season');
    await playSeason(club, tell);
    tell('done', true);
    await tellWhatToLookAt(club, store);
  } finally {
    await store.close();
  }
}

async function tellWhatToLookAt(club, store) {
  const { formatMoney } = await import('../shared/src/format-money.ts');
  const { players, fixtures, payments } = await store.audit();
  const { owed, debtors, position, unmatched, next_fixture: next } = await club.summary.get();
  const worst = debtors[0];
  console.log(`
${players} players, ${fixtures} games, ${payments} payments. Now run npm start, and look at

- the money: ${formatMoney(owed)} owed by ${debtors.length}, most by ${worst.name} (${formatMoney(worst.owes)}); the organiser is ${formatMoney(Math.abs(position))} ${position < 0 ? 'out of pocket' : 'ahead'}
- the inbox: ${unmatched.count} payments, ${formatMoney(unmatched.amount)}: a letter left out, a joint account, a payment that went back
- ${next.date}: ${next.head_count} in and ${next.waiting_count} waiting; the week after is short of players, the one after that is off
- ${worst.name}'s statement, GET /api/v1/players/${worst.player_id}/statement
- a split, an undo, and a payment of which the bank now says something else, in the history of the payments
`);
}
