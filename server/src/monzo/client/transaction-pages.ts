import type { CallOptions } from './call.ts';
import type { Clock } from './clock.ts';
import { MonzoError, refusal } from './monzo-error.ts';
import type { Transaction } from './transaction.ts';

export type PagesQuery = CallOptions & {
  /** A time (RFC 3339), which is included, or the id of a transaction, which is not. As far back as is readable by default. */
  since?: string;
  /** A time, which is not included. */
  before?: string;
  /** Whether to go back beyond 89 days, which the bank allows in the first five minutes after a login. */
  isFullHistory?: boolean;
  isExpanded?: boolean;
  /** Is awaited before each page. `createPace` makes one. */
  pace?: (signal?: AbortSignal) => Promise<void>;
};

type ReadPage = (
  accountId: string,
  query: CallOptions & { since?: string | undefined; before?: string | undefined; isExpanded?: boolean },
) => Promise<Transaction[]>;

/**
 * Returns the iterator over an account's transactions, in pages of up to 100, the oldest first, each transaction
 * once. The bank tells neither how many there are nor whether there are more, so a page that is not full is the last. A
 * walk ends with an error after 100,000, since its memory grows.
 */
export function createPages(readPage: ReadPage, clock: Clock) {
  return async function* pages(
    accountId: string,
    { since, before, isFullHistory = false, pace, ...options }: PagesQuery = {},
  ): AsyncGenerator<Transaction[], void, undefined> {
    const seen = new Set<string>();
    for (const window of windowsOf({ since, before, isFullHistory }, clock.now())) {
      let from = window.since;
      for (;;) {
        await pace?.(options.signal);
        const page = await readPage(accountId, { since: from, before: window.before, ...options });
        const fresh = page.filter(({ id }) => !seen.has(id));
        for (const { id } of fresh) seen.add(id);
        if (fresh.length > 0) yield fresh;
        if (page.length < FULL_PAGE) break;
        if (fresh.length === 0 || seen.size > MAX_WALK) throw endless();
        from = page.at(-1)?.id;
      }
    }
  };
}

/** Returns the oldest time of which transactions can be read at any time. The bank refuses the ninetieth day. */
export const oldestReadable = (now: number): string => new Date(now - 89 * DAY).toISOString();

type Window = { since: string | undefined; before: string | undefined };

/** The bank refuses more than 365 days in one call, so a longer time is read in windows. The last has no end of its own. */
function* windowsOf(
  {
    since,
    before,
    isFullHistory,
  }: { since: string | undefined; before: string | undefined; isFullHistory: boolean },
  now: number,
): Generator<Window> {
  const end = before === undefined ? now : timeOf(before);
  if (since !== undefined && !isTime(since)) {
    yield { since, before };
    return;
  }
  if (isFullHistory && since === undefined)
    throw refusal('The full history needs a day to begin with.', 'missing_since');
  const wanted = since === undefined ? -Infinity : timeOf(since);
  let start = isFullHistory ? wanted : Math.max(wanted, Date.parse(oldestReadable(now)));
  if (before !== undefined && start >= end) return;
  for (; end - start > MAX_SPAN; start += MAX_SPAN)
    yield { since: iso(start), before: iso(start + MAX_SPAN) };
  yield { since: iso(start), before };
}

const isTime = (text: string) => /^\d{4}-/.test(text);

function timeOf(text: string): number {
  const time = Date.parse(text);
  if (isTime(text) && !Number.isNaN(time)) return time;
  throw refusal('A time of transactions has to be like 2026-11-20T00:00:00Z.', 'bad_time');
}

const iso = (time: number) => new Date(time).toISOString();

const endless = () =>
  new MonzoError('The list of transactions does not end.', {
    kind: 'protocol',
    status: 200,
    code: 'endless_list',
  });

const FULL_PAGE = 100;
const MAX_WALK = 100_000;
const DAY = 86_400_000;
const MAX_SPAN = 365 * DAY;
