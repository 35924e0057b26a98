import { accessBugs } from './bugs/access.mjs';
import { backupBugs } from './bugs/backups.mjs';
import { bankBugs } from './bugs/bank.mjs';
import { clubBugs } from './bugs/club.mjs';
import { deputyBugs } from './bugs/deputies.mjs';
import { fixtureBugs } from './bugs/fixtures.mjs';
import { inboxBugs } from './bugs/inbox.mjs';
import { logInBugs } from './bugs/log-ins.mjs';
import { madeUpSeasonBugs } from './bugs/made-up-season.mjs';
import { monzoClientBugs } from './bugs/monzo-client.mjs';
import { paymentBugs } from './bugs/payments.mjs';
import { playerBugs } from './bugs/players.mjs';
import { privacyBugs } from './bugs/privacy.mjs';
import { queueBugs } from './bugs/queue.mjs';
import { searchBugs } from './bugs/searches.mjs';
import { storeBugs } from './bugs/store.mjs';
import { witnessBugs } from './bugs/witness.mjs';
import { writeOffBugs } from './bugs/write-offs.mjs';

/**
 * Bugs that a hurried change might make. `edits` are `[file, find, replace]`, each `find` there exactly once;
 * `tests` are the parts of test file names, one of which has to fail.
 */
export const BUGS = [
  ...storeBugs,
  ...witnessBugs,
  ...playerBugs,
  ...paymentBugs,
  ...fixtureBugs,
  ...inboxBugs,
  ...writeOffBugs,
  ...searchBugs,
  ...clubBugs,
  ...accessBugs,
  ...deputyBugs,
  ...logInBugs,
  ...backupBugs,
  ...madeUpSeasonBugs,
  ...privacyBugs,
  ...monzoClientBugs,
  ...bankBugs,
  ...queueBugs,
];
