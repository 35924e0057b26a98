import { describe } from 'vitest';
import { accountsContract } from './accounts-contract.ts';
import { attemptsContract } from './attempts-contract.ts';
import { auditContract } from './audit-contract.ts';
import { backupContract } from './backup-contract.ts';
import { bankContract } from './bank-contract.ts';
import { bankTasksContract } from './bank-tasks-contract.ts';
import { createBench, type Place } from './bench.ts';
import { claimsContract } from './claims-contract.ts';
import { erasureContract } from './erasure-contract.ts';
import { filtersContract } from './filters-contract.ts';
import { correctionsContract } from './corrections-contract.ts';
import { fixturesContract } from './fixtures-contract.ts';
import { historyContract } from './history-contract.ts';
import { ignoredPayersContract } from './ignored-payers-contract.ts';
import { inboxContract } from './inbox-contract.ts';
import { pagingContract } from './paging-contract.ts';
import { payerAccountsContract } from './payer-accounts-contract.ts';
import { paymentsContract } from './payments-contract.ts';
import { playersContract } from './players-contract.ts';
import { racesContract } from './races-contract.ts';
import { restartContract } from './restart-contract.ts';
import { sessionsContract } from './sessions-contract.ts';
import { settingsContract } from './settings-contract.ts';
import { paidContract } from './paid-contract.ts';
import { sumsContract } from './sums-contract.ts';
import { textsContract } from './texts-contract.ts';
import { tokensContract } from './tokens-contract.ts';
import { totalsContract } from './totals-contract.ts';
import { webhookSecretContract } from './webhook-secret-contract.ts';
import { watchContract } from './watch-contract.ts';

/**
 * The tests that every store must pass. `notifiesExactly: false` is for a server whose change streams have refused writes
 * too, which cost a needless fetch and nothing else.
 */
export function storeContract(
  name: string,
  makePlace: () => Promise<Place>,
  { notifiesExactly = true } = {},
): void {
  describe(name, () => {
    const bench = createBench(makePlace);
    playersContract(bench);
    claimsContract(bench);
    fixturesContract(bench);
    historyContract(bench);
    paymentsContract(bench);
    payerAccountsContract(bench);
    correctionsContract(bench);
    inboxContract(bench);
    ignoredPayersContract(bench);
    settingsContract(bench);
    accountsContract(bench);
    tokensContract(bench);
    sessionsContract(bench);
    attemptsContract(bench);
    webhookSecretContract(bench);
    bankContract(bench);
    bankTasksContract(bench);
    pagingContract(bench);
    filtersContract(bench);
    totalsContract(bench);
    paidContract(bench);
    sumsContract(bench);
    racesContract(bench);
    watchContract(bench, notifiesExactly);
    textsContract(bench);
    restartContract(bench);
    auditContract(bench);
    erasureContract(bench);
    backupContract(bench);
  });
}
