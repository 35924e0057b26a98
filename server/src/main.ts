import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { systemClock, newId } from './clock-and-ids.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { createCloseServer, TIMEOUTS } from './http/connections.ts';
import { keepBackups } from './keep-backups.ts';
import { bufferedOutput, createLog, type Log } from './log.ts';
import { createServices } from './services/services.ts';
import { openStore } from './store/open-store.ts';
import { isUnavailable, type Store, StoreError } from './store/store.ts';
import { watchStragglers } from './watch-stragglers.ts';

/** At a stop, requests that have begun get 5 s to finish, and the whole stop gets 8 s. */
const REQUESTS_TIMEOUT = 5_000;
const STOP_TIMEOUT = 8_000;

const result = readEnvironment(process.env);
if ('problems' in result) refuse(result.problems);
else await start(result.environment);

async function start(environment: Environment): Promise<void> {
  const log = createLog(environment.LOG_LEVEL, bufferedOutput());
  const store = await openStore(environment.DATABASE_URL, {
    info: (line) => log.info(line),
    warn: (line) => log.warn(line),
  }).catch(refuseStore);
  const services = createServices({
    store,
    clock: systemClock,
    newId,
    timeZone: environment.TIME_ZONE,
    monzoMeUsername: environment.MONZO_ME_USERNAME,
    backups: environment.BACKUP_DIR
      ? { folder: environment.BACKUP_DIR, keep: environment.BACKUP_KEEP }
      : undefined,
  });
  await watchStragglers(services, log).catch(refuseStore);

  const closing = new AbortController();
  const server = createServer(
    TIMEOUTS,
    createApp({
      services,
      store,
      log,
      closing: closing.signal,
      publicUrl: environment.PUBLIC_URL,
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
    process.stdout.write(`Paid Up is ready. Open ${addressOf(server, environment.HOST)}\n`);
    void reportAudit(store, log, closing.signal);
    keepBackups(services, log);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stop(closeServer, store, closing, log));
}

/** Stops listening, lets the requests that have begun finish, and then closes the store. */
async function stop(
  closeServer: ReturnType<typeof createCloseServer>,
  store: Store,
  closing: AbortController,
  log: Log,
): Promise<void> {
  setTimeout(() => process.exit(1), STOP_TIMEOUT).unref();
  const closed = closeServer(REQUESTS_TIMEOUT);
  closing.abort();
  await closed;
  await store.close();
  log.info('stopped');
  process.exit(0);
}

/** Logs what the audit finds, and that it is over. Of several processes one audits. A stop interrupts the audit, which is no finding. */
async function reportAudit(store: Store, log: Log, closing: AbortSignal): Promise<void> {
  try {
    const report = await store.auditUnlessRecent();
    if (report === null) return log.info('left the audit of the ledger to another process');
    const { findings, ...counted } = report;
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

function addressOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : '';
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
