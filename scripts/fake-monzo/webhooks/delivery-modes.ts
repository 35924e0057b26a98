import type { Chance } from '../chance.ts';

/** When the copies of an event leave, in milliseconds from its making. */
type Departures = (type: string, chance: Chance) => number[];

const MINUTE = 60_000;

/** The ways in which webhooks arrive, or don't. */
export const MODES = {
  realistic: () => [0],
  created_only: (type) => (type === 'transaction.created' ? [0] : []),
  shuffled: (_, chance) => [chance.below(3000)],
  duplicated: () => [0, 0],
  delayed: (_, chance) => [MINUTE + chance.below(9 * MINUTE)],
  cut: () => [0],
  dropped: () => [],
} satisfies Record<string, Departures>;

export type DeliveryMode = keyof typeof MODES;
