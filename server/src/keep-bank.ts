import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { ApprovalService } from './services/bank/approval.ts';
import type { CatchUpService } from './services/bank/catch-up.ts';
import type { WebhookRegistration } from './services/bank/webhook-registration.ts';

type Bank = {
  bankApproval: Pick<ApprovalService, 'look'>;
  bankWebhook: Pick<WebhookRegistration, 'keep'>;
  catchUp: Pick<CatchUpService, 'look'>;
};

/** Looks after the connection to the bank from a start until `closing` aborts. */
export function keepBank(
  { bankApproval, bankWebhook, catchUp }: Bank,
  { log, metrics }: { log: Pick<Log, 'info' | 'warn'>; metrics: Pick<Metrics, 'caughtUp'> },
  closing: AbortSignal,
): void {
  void once('look after the webhook', bankWebhook.keep);
  void every(5_000, 'look for the approval', bankApproval.look);
  void every(5_000, 'catch up', async () => {
    try {
      const result = await catchUp.look();
      if (result === null) return;
      metrics.caughtUp(true);
      log.info(result, 'caught up with the bank');
    } catch (error) {
      if (!closing.aborted) metrics.caughtUp(false);
      throw error;
    }
  });

  async function every(milliseconds: number, what: string, step: () => Promise<void>): Promise<void> {
    while (!closing.aborted) {
      await once(what, step);
      await pause(milliseconds, undefined, { signal: closing, ref: false }).catch(() => undefined);
    }
  }

  async function once(what: string, step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      if (!closing.aborted) log.warn({ err: error }, `the bank: could not ${what}`);
    }
  }
}
