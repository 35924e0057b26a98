import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from './log.ts';
import type { Services } from './services/services.ts';

/** Looks after the connection to the bank from a start until `closing` aborts. */
export function keepBank(
  { bankApproval, bankWebhook, catchUp }: Pick<Services, 'bankApproval' | 'bankWebhook' | 'catchUp'>,
  log: Log,
  closing: AbortSignal,
): void {
  void once('look after the webhook', bankWebhook.keep);
  void every(5_000, 'look for the approval', bankApproval.look);
  void every(5_000, 'catch up', async () => {
    const result = await catchUp.look();
    if (result !== null) log.info(result, 'caught up with the bank');
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
