import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { bankSurroundings } from './bank-surroundings.ts';
import { systemClock, newId } from './clock-and-ids.ts';
import { type Environment, readEnvironment, secretsOf } from './environment.ts';
import { createCloseServer, TIMEOUTS } from './http/connections.ts';
import { createServer } from './http/node-http.ts';
import { AppError } from './errors.ts';
import { ownAddress } from './http/own-address.ts';
import { setUpLink } from './http/set-up-link.ts';
import { keepBackups } from './keep-backups.ts';
import { keepBank } from './keep-bank.ts';
import { keepWriteBack } from './keep-write-back.ts';
import { createLog, type Log } from './log.ts';
import { createLogOutput } from './log-output.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { readSecretKey } from './secret-key.ts';
import type { BankSurroundings } from './services/dependencies.ts';
import { createMadeUpSeason } from './made-up-season/made-up-season.ts';
import { createServices, type Services } from './services/services.ts';
import { keepSetUpLink } from './set-up-link.ts';
import { openScratchStore, openSeasonPlace, openStore } from './store/open-store.ts';
import { isUnavailable, type Store, StoreError } from './store/store.ts';
import { watchStragglers } from './watch-stragglers.ts';

/** At a stop, requests that have begun get 5 s to finish, and the whole stop gets 8 s. */
const REQUESTS_TIMEOUT = 5_000;
const STOP_TIMEOUT = 8_000;

const result = readEnvironment(process.env);
if ('problems' in result) refuse(result.problems);
else await start(result.environment);

async function start(environment: Environment): Promise<void> {
  const log = createLog(environment.LOG_LEVEL, createLogOutput(), secretsOf(environment));
  const storeLog = { info: (line: string) => log.info(line), warn: (line: string) => log.warn(line) };
  const store = await openStore(environment.DATABASE_URL, storeLog).catch(refuseStore);
  const surroundings = { store, clock: systemClock, newId, timeZone: environment.TIME_ZONE };
  const season = createMadeUpSeason({
    ...surroundings,
    place: await openSeasonPlace(environment.DATABASE_URL, storeLog),
    openScratch: () => openScratchStore(storeLog),
  });
  const services = createServices({
    ...surroundings,
    monzoMeUsername: environment.MONZO_ME_USERNAME,
    secretKey: prepareSecretKey(environment),
    bank: prepareBank(environment, log),
    backups: environment.BACKUP_DIR
      ? { folder: environment.BACKUP_DIR, keep: environment.BACKUP_KEEP }
      : undefined,
  });
  const setupToken = await prepareAccess(services, environment, log);
  await services.webhookSecret.prepare(environment.MONZO_WEBHOOK_SECRET);
  await watchStragglers(services, log).catch(refuseStore);

  const metrics = createMetrics();
  metrics.watchProcess();
  const closing = new AbortController();
  const server = createServer(
    TIMEOUTS,
    createApp({
      services,
      store,
      season,
      log,
      metrics,
      closing: closing.signal,
      publicUrl: environment.PUBLIC_URL,
      trustedProxies: environment.TRUST_PROXY,
      webhookSecret: environment.MONZO_WEBHOOK_SECRET,
      clientFolder: fileURLToPath(new URL('../../client/dist', import.meta.url)),
      whenBroken: (error) => {
        log.fatal({ err: error }, 'the store is broken: stopping, start again to recover');
        setTimeout(() => process.exit(1), 100);
      },
    }),
  );
  const closeServer = createCloseServer(server);
  server.once('error', (error) => refuse([`it can't listen on port ${environment.PORT}: ${error.message}`]));
  server.listen(environment.PORT, environment.HOST, () => {
    const address = ownAddress(environment.HOST, portOf(server));
    const link = setupToken && setUpLink(environment.PUBLIC_URL ?? address, setupToken);
    keepSetUpLink(environment.DATABASE_URL, link);
    process.stdout.write(`Paid Up is ready. ${link ? `Set it up at ${link}` : `Open ${address}`}\n`);
    void reportAudit(store, { log, metrics }, closing.signal);
    keepBackups(services, log);
    keepBank(services, { log, metrics }, closing.signal);
    keepWriteBack(services, store, log, closing.signal);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stop(closeServer, [season, store], closing, log));
}

function prepareSecretKey(environment: Environment): Buffer | undefined {
  try {
    return readSecretKey(environment);
  } catch (error) {
    return refuse([error instanceof Error ? error.message : String(error)]);
  }
}

function prepareBank(environment: Environment, log: Log): BankSurroundings | undefined {
  const bank = bankSurroundings(environment);
  const isRemote = bank?.publicUrl.startsWith('https:') ?? false;
  if (isRemote && environment.MONZO_WEBHOOK_SECRET === undefined)
    log.warn('without MONZO_WEBHOOK_SECRET Monzo can report no payment: they come in every 15 minutes only');
  return bank;
}

/** Returns the token of a new one-time link for the organiser, or `null` if they have a password. */
async function prepareAccess(
  { access }: Services,
  { ORGANISER_PASSWORD: organiserPassword }: Environment,
  log: Log,
): Promise<string | null> {
  const { setupToken, ignoredPassword } = await access
    .prepare({ organiserPassword })
    .catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      return refuse((error.errors ?? []).map(({ path, message }) => `${path} ${message}`));
    });
  if (ignoredPassword) log.warn('ORGANISER_PASSWORD is ignored, since the organiser has a password already');
  return setupToken;
}

/** Stops listening, lets the requests that have begun finish, and then closes the stores. */
async function stop(
  closeServer: ReturnType<typeof createCloseServer>,
  stores: { close(): Promise<void> }[],
  closing: AbortController,
  log: Log,
): Promise<void> {
  setTimeout(() => process.exit(1), STOP_TIMEOUT).unref();
  const closed = closeServer(REQUESTS_TIMEOUT);
  closing.abort();
  await closed;
  for (const store of stores) await store.close();
  log.info('stopped');
  process.exit(0);
}

/**
 * Logs what the audit finds, and that it is over. Of several processes one audits. A stop interrupts the audit, which is
 * no finding.
 */
async function reportAudit(
  store: Store,
  { log, metrics }: { log: Log; metrics: Metrics },
  closing: AbortSignal,
): Promise<void> {
  try {
    const report = await store.auditUnlessRecent();
    if (report === null) return log.info('left the audit of the ledger to another process');
    const { findings, ...counted } = report;
    metrics.audited(report);
    for (const finding of findings) log.error({ finding }, 'the audit found something that is off');
    log.info(counted, 'audited the ledger');
  } catch (error) {
    if (closing.aborted) return;
    if (isUnavailable(error)) log.warn('the store was unavailable: the ledger is not audited at this start');
    else log.error({ err: error }, 'the audit could not read the store');
  }
}

function refuseStore(error: unknown): never {
  if (error instanceof StoreError) return refuse([error.message]);
  throw error;
}

function refuse(problems: string[]): never {
  for (const problem of problems) process.stderr.write(`Paid Up can't start: ${problem}\n`);
  process.exit(1);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
