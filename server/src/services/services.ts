import { createAccessService } from './access.ts';
import { createBackupsService } from './backups.ts';
import { createApprovalService } from './bank/approval.ts';
import { createBankTransactions } from './bank/bank-transactions.ts';
import { createBankService } from './bank/bank.ts';
import { createCatchUpService } from './bank/catch-up.ts';
import { createConnectService } from './bank/connect.ts';
import { createConnection } from './bank/connection.ts';
import { createWebhookRegistration } from './bank/webhook-registration.ts';
import { createWriteBackService } from './bank/write-back.ts';
import { createBankNamesService } from './bank-names.ts';
import { createCashService } from './cash.ts';
import { createCorrectionsService } from './corrections.ts';
import { createDeputiesService } from './deputies.ts';
import type { Surroundings } from './dependencies.ts';
import { createExportsService } from './exports.ts';
import { createFixturesService } from './fixtures.ts';
import { createIgnoredPayersService } from './ignored-payers.ts';
import { createMatchingService } from './matching.ts';
import { createMonzoWebhookService } from './monzo-webhook.ts';
import { createPaymentsService } from './payments.ts';
import { createPersonalDataService } from './personal-data.ts';
import { createPlayersService } from './players.ts';
import { createRemindersService } from './reminders.ts';
import { createRevise } from './revise.ts';
import { createSeasonService } from './season.ts';
import { createSettingsService } from './settings.ts';
import { createStandingsService } from './standings.ts';
import { createStatementService } from './statement.ts';
import { createSummaryService } from './summary.ts';
import { createTokensService } from './tokens.ts';
import { createWebhookSecretService } from './webhook-secret.ts';

/** Makes all services on one store. */
export function createServices(surroundings: Surroundings) {
  const dependencies = { ...surroundings, ...createRevise() };
  const matching = createMatchingService(dependencies);
  const bankTransactions = createBankTransactions(dependencies, matching);
  const payments = createPaymentsService(dependencies);
  const players = createPlayersService(dependencies, matching);
  const statement = createStatementService(dependencies, players);
  const fixtures = createFixturesService(dependencies);
  const access = createAccessService(dependencies);
  const ignoredPayers = createIgnoredPayersService(dependencies);
  const backups = createBackupsService(dependencies);
  const settings = createSettingsService(dependencies, backups);
  const connection = createConnection(dependencies);
  const bankWebhook = createWebhookRegistration(dependencies, connection);
  const catchUp = createCatchUpService(dependencies, {
    connection,
    transactions: bankTransactions,
    registration: bankWebhook,
  });
  return {
    access,
    deputies: createDeputiesService(dependencies, access),
    tokens: createTokensService(dependencies),
    webhookSecret: createWebhookSecretService(dependencies),
    players,
    bank: createBankService(dependencies, connection, bankWebhook),
    bankLogin: createConnectService(dependencies, connection),
    bankApproval: createApprovalService(dependencies, connection, bankWebhook),
    bankWebhook,
    writeBack: createWriteBackService(dependencies, connection),
    catchUp,
    bankNames: createBankNamesService(dependencies),
    reminders: createRemindersService(dependencies, players),
    statement,
    personalData: createPersonalDataService(dependencies, { players, payments, statement }),
    fixtures,
    payments,
    cash: createCashService(dependencies, payments),
    corrections: createCorrectionsService(dependencies, payments, players),
    ignoredPayers,
    matching,
    monzoWebhook: createMonzoWebhookService(dependencies, {
      connection,
      transactions: bankTransactions,
      catchUp,
    }),
    summary: createSummaryService(dependencies, fixtures),
    season: createSeasonService(dependencies),
    standings: createStandingsService(dependencies),
    settings,
    backups,
    exports: createExportsService({ players, fixtures, payments, ignoredPayers, settings }),
  };
}

export type Services = ReturnType<typeof createServices>;
