import type { Bank } from '@paidup/shared/bank';

/** When Paid Up last heard from the bank, by a webhook or by looking there itself. */
export function heardAt({ webhook, last_caught_up_at }: Bank): string | null {
  const [latest = null] = [webhook.last_event_at, last_caught_up_at]
    .filter((at) => at !== null)
    .sort()
    .reverse();
  return latest;
}
