import type { createChance } from '../support/chance.ts';
import type { Failure } from '../support/failpoint.ts';
import { FAILED } from '../support/reply-cutter.ts';

type Chance = ReturnType<typeof createChance>;

/** How a command fails: the first two leave it undone, after the others it is done and nobody knows. */
const FAULTS = ['refused', 'hung up', 'not acknowledged', 'cut'] as const;
export type Fault = (typeof FAULTS)[number];
/** The faults that the server itself is told to have. */
export type Failing = Exclude<Fault, 'cut'>;

/** The failpoint of a fault, and how often it strikes. A driver that tries once more may be struck again. */
export function failpointOf(fault: Failing, chance: Chance): { failure: Partial<Failure>; times: number } {
  if (fault === 'hung up') return { failure: { closeConnection: true }, times: 1 };
  const times = 1 + chance.below(2);
  if (fault === 'refused') return { failure: { errorCode: chance.pick(REFUSALS[times - 1] ?? []) }, times };
  const [code, errorLabels] = chance.pick(UNACKNOWLEDGED);
  return { failure: { writeConcernError: { code, errmsg: FAILED }, errorLabels: [...errorLabels] }, times };
}

/** The faults that a command can have. A reading has no write concern that could fail. */
export const faultsOf = (command: string): Fault[] =>
  FAULTS.filter((fault) => fault !== 'not acknowledged' || !READS.has(command));

/** What the driver sends by itself, to look after its connections, sessions and cursors. */
export const OF_THE_DRIVER = new Set([
  'hello',
  'ismaster',
  'isMaster',
  'endSessions',
  'killCursors',
  'abortTransaction',
]);

const READS = new Set(['hello', 'ping', 'find', 'getMore', 'aggregate', 'listCollections', 'killCursors']);

/** Codes after which the driver looks for another primary first, and codes that it meets twice at once. */
const REFUSALS = [
  [91, 189, 10107, 11600, 11602, 13435, 13436],
  [6, 7, 89, 262, 9001],
];

/** WriteConcernTimeout, and ShutdownInProgress, which the driver tries again. */
const UNACKNOWLEDGED = [
  [64, []],
  [91, ['RetryableWriteError']],
] as const;
