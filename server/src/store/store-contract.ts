import { describe } from 'vitest';
import { auditContract } from './contract/audit-contract.ts';
import { createBench, type Place } from './contract/bench.ts';
import { claimsContract } from './contract/claims-contract.ts';
import { filtersContract } from './contract/filters-contract.ts';
import { correctionsContract } from './contract/corrections-contract.ts';
import { fixturesContract } from './contract/fixtures-contract.ts';
import { historyContract } from './contract/history-contract.ts';
import { ignoredPayersContract } from './contract/ignored-payers-contract.ts';
import { inboxContract } from './contract/inbox-contract.ts';
import { pagingContract } from './contract/paging-contract.ts';
import { paymentsContract } from './contract/payments-contract.ts';
import { playersContract } from './contract/players-contract.ts';
import { racesContract } from './contract/races-contract.ts';
import { restartContract } from './contract/restart-contract.ts';
import { settingsContract } from './contract/settings-contract.ts';
import { seasonContract } from './contract/season-contract.ts';
import { sumsContract } from './contract/sums-contract.ts';
import { textsContract } from './contract/texts-contract.ts';
import { totalsContract } from './contract/totals-contract.ts';
import { watchContract } from './contract/watch-contract.ts';

/**
 * The tests that every store must pass, run on a fresh place each. `ringsExactly: false` is for a server whose
 * change streams tell of refused writes too; one ring too many costs a look and nothing else.
 */
export function storeContract(
  name: string,
  makePlace: () => Promise<Place>,
  { ringsExactly = true } = {},
): void {
  describe(name, () => {
    const bench = createBench(makePlace);
    playersContract(bench);
    claimsContract(bench);
    fixturesContract(bench);
    historyContract(bench);
    paymentsContract(bench);
    correctionsContract(bench);
    inboxContract(bench);
    ignoredPayersContract(bench);
    settingsContract(bench);
    pagingContract(bench);
    filtersContract(bench);
    totalsContract(bench);
    seasonContract(bench);
    sumsContract(bench);
    racesContract(bench);
    watchContract(bench, ringsExactly);
    textsContract(bench);
    restartContract(bench);
    auditContract(bench);
  });
}
