import type { WebhookOutcome } from '@paidup/shared/webhook';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { AuditReport } from './store/store.ts';

export type Metrics = ReturnType<typeof createMetrics>;

/** What is `refused` was sent wrongly. What has `failed` was answered 503 or 500, and the bank sends it again. */
type Outcome = WebhookOutcome['outcome'] | 'refused' | 'failed';

const OUTCOMES: Outcome[] = ['credited', 'unmatched', 'duplicate', 'ignored', 'refused', 'failed'];

/** Counts what Prometheus asks for. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const deliveries = new Counter({
    name: 'paidup_deliveries_total',
    help: 'Deliveries from the bank, by outcome',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of OUTCOMES) deliveries.inc({ outcome }, 0);
  const deliverySeconds = new Histogram({
    name: 'paidup_delivery_seconds',
    help: 'Time from the last byte of a delivery to its durable outcome',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const storeErrors = new Counter({
    name: 'paidup_store_errors_total',
    help: 'Requests that failed since the store did',
    registers,
  });
  const auditFindings = new Gauge({
    name: 'paidup_audit_findings',
    help: 'Broken invariants that the last audit of this process found. Absent before the first one',
    registers,
  });
  auditFindings.remove();
  const eventStreams = new Gauge({ name: 'paidup_event_streams', help: 'Open event streams', registers });
  const requestsInWork = new Gauge({
    name: 'paidup_requests_in_work',
    help: 'Requests that have been read and are not answered yet',
    registers,
  });

  return {
    eventStreams: { opened: () => eventStreams.inc(), closed: () => eventStreams.dec() },
    requestsInWork: { began: () => requestsInWork.inc(), ended: () => requestsInWork.dec() },
    storeFailed: () => storeErrors.inc(),
    audited: ({ findings }: Pick<AuditReport, 'findings'>) => auditFindings.set(findings.length),
    delivered: (outcome: Outcome) => deliveries.inc({ outcome }),
    /** Measures how long a delivery takes, whether it succeeds or not. */
    async timeDelivery<Result>(receive: () => Promise<Result>): Promise<Result> {
      const stop = deliverySeconds.startTimer();
      return receive().finally(stop);
    },
    /** Adds the metrics of the process itself. */
    watchProcess: () => collectDefaultMetrics({ register: registry }),
    /** All of them in the text format of Prometheus. */
    text: () => registry.metrics(),
    type: registry.contentType,
  };
}
