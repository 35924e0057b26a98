import type { WebhookOutcome } from '@paidup/shared/webhook';
import type { Registry } from 'prom-client';
import { countTimes, metricText } from './metric-text.ts';
import type { AuditReport } from './store/store.ts';

export type Metrics = ReturnType<typeof createMetrics>;

/** What is `refused` was sent wrongly. What has `failed` was answered 503 or 500, and the bank sends it again. */
type Outcome = WebhookOutcome['outcome'] | 'refused' | 'failed';

const OUTCOMES: Outcome[] = ['credited', 'unmatched', 'duplicate', 'ignored', 'refused', 'failed'];

/** Counts what Prometheus asks for. */
export function createMetrics() {
  const deliveries = new Map(OUTCOMES.map((outcome) => [outcome, 0]));
  const deliverySeconds = countTimes([
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ]);
  let storeErrors = 0;
  let auditFindings: number | null = null;
  const catchUps = { done: 0, failed: 0 };
  let caughtUpAt: number | null = null;
  let eventStreams = 0;
  let requestsInWork = 0;
  let isProcessWatched = false;
  let ofProcess: Promise<Registry> | undefined;

  return {
    eventStreams: { opened: () => eventStreams++, closed: () => eventStreams-- },
    requestsInWork: { began: () => requestsInWork++, ended: () => requestsInWork-- },
    storeFailed: () => storeErrors++,
    audited: ({ findings }: Pick<AuditReport, 'findings'>) => (auditFindings = findings.length),
    /** Counts a catch-up that began by itself. */
    caughtUp(isDone: boolean): void {
      catchUps[isDone ? 'done' : 'failed']++;
      if (isDone) caughtUpAt = Math.floor(Date.now() / 1000);
    },
    delivered: (outcome: Outcome) => deliveries.set(outcome, (deliveries.get(outcome) ?? 0) + 1),
    /** Measures how long a delivery takes, whether it succeeds or not. */
    async timeDelivery<Result>(receive: () => Promise<Result>): Promise<Result> {
      const began = performance.now();
      try {
        return await receive();
      } finally {
        deliverySeconds.add((performance.now() - began) / 1000);
      }
    },
    /** Adds the metrics of the process itself. */
    watchProcess: () => (isProcessWatched = true),
    /** All of them in the text format of Prometheus. */
    async text(): Promise<string> {
      if (isProcessWatched) ofProcess ??= watchProcess();
      return ownText() + ((await (await ofProcess)?.metrics()) ?? '');
    },
    type: 'text/plain; version=0.0.4; charset=utf-8',
  };

  function ownText(): string {
    return [
      metricText(
        ['paidup_deliveries_total', 'counter', 'Deliveries from the bank, by outcome'],
        [...deliveries].map(([outcome, count]) => [`{outcome="${outcome}"}`, count]),
      ),
      metricText(
        [
          'paidup_delivery_seconds',
          'histogram',
          'Time from the last byte of a delivery to its durable outcome',
        ],
        deliverySeconds.samples(),
      ),
      metricText(
        ['paidup_store_errors_total', 'counter', 'Requests that failed since the store did'],
        [['', storeErrors]],
      ),
      metricText(
        [
          'paidup_audit_findings',
          'gauge',
          'Broken invariants that the last audit of this process found. Absent before the first one',
        ],
        auditFindings === null ? [] : [['', auditFindings]],
      ),
      metricText(
        ['paidup_catch_ups_total', 'counter', 'Catch-ups with the bank that began by themselves, by outcome'],
        Object.entries(catchUps).map(([outcome, count]) => [`{outcome="${outcome}"}`, count]),
      ),
      metricText(
        [
          'paidup_caught_up_timestamp_seconds',
          'gauge',
          'When the last catch-up of this process was done. Absent before the first one',
        ],
        caughtUpAt === null ? [] : [['', caughtUpAt]],
      ),
      metricText(['paidup_event_streams', 'gauge', 'Open event streams'], [['', eventStreams]]),
      metricText(
        ['paidup_requests_in_work', 'gauge', 'Requests that have been read and are not answered yet'],
        [['', requestsInWork]],
      ),
    ].join('');
  }
}

/** The library waits for the first scrape, since most processes never get one and it takes 5 MB. */
async function watchProcess(): Promise<Registry> {
  const { collectDefaultMetrics, Registry } = await import('prom-client');
  const register = new Registry();
  collectDefaultMetrics({ register });
  return register;
}
