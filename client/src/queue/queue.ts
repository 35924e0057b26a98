import { type ApiError, toApiError } from '../app/api/api-error.ts';
import { newKey } from '../app/request-keys.ts';
import { isSamePlace, parseQueued, type Command, type Queued } from './queued.ts';

type Options = {
  storage: Storage;
  /** Lets one tab at a time act. */
  inOneTab: <Answer>(act: () => Promise<Answer>) => Promise<Answer>;
  /** Asks the server who is logged in. Throws without a signal. */
  askWho: () => Promise<string | null>;
  /** Sends one, always as the same request. Throws an `ApiError`. */
  send: (queued: Queued) => Promise<void>;
  changed: () => void;
};
type Adding = { id?: string; isTried?: boolean; isUnchanged?: boolean };

/** How the sending ended: everything is sent or refused, there is no signal, or somebody else is logged in. */
export type Flushed = 'done' | 'no_signal' | 'not_logged_in';

const PREFIX = 'queue:';

/**
 * What was done without a signal, kept in this browser until the server has it. Each has an entry of its own in the
 * storage, so that two tabs can't overwrite each other's.
 */
export function createQueue({ storage, inOneTab, askWho, send, changed }: Options) {
  /** All of them, oldest first. */
  function list(): Queued[] {
    const keys = Array.from({ length: storage.length }, (_none, place) => storage.key(place) ?? '');
    return keys
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => parseQueued(storage.getItem(key)))
      .filter((queued) => queued !== null)
      .sort((one, other) => one.at - other.at);
  }

  /**
   * Adds a command. One for the same player at the same game is replaced, and a command that is `isUnchanged`, because
   * the server says so already, is not added unless an attempt may have changed that. Returns the way to take it back,
   * which answers false once it may have been sent.
   */
  function add(who: string, command: Command, { id = newKey(), isTried = false, isUnchanged }: Adding = {}) {
    const all = list();
    const former = all.filter((queued) => queued.who === who && isSamePlace(queued.command, command));
    const isInDoubt = isTried || former.some((queued) => queued.isTried && queued.refused === null);
    const at = Math.max(Date.now(), (all.at(-1)?.at ?? 0) + 1);
    if (!isUnchanged || isInDoubt) write({ id, who, at, isTried: isInDoubt, refused: null, command });
    former.forEach((queued) => storage.removeItem(PREFIX + queued.id));
    changed();
    return (): boolean => {
      const now = find(id);
      if (isInDoubt || now?.isTried || (!now && !isUnchanged)) return false;
      storage.removeItem(PREFIX + id);
      former.forEach(write);
      changed();
      return true;
    };
  }

  /** Sends what waits of this log-in, one after the other in their order, until one gets no answer. */
  async function flush(who: string): Promise<Flushed> {
    let flushed: Flushed | 'more' = 'more';
    while (flushed === 'more') flushed = await inOneTab(() => sendNext(who));
    return flushed;
  }

  async function sendNext(who: string): Promise<Flushed | 'more'> {
    const next = list().find((queued) => queued.who === who && queued.refused === null);
    if (!next) return 'done';
    try {
      if ((await askWho()) !== who) return 'not_logged_in';
      // It may have been taken back meanwhile.
      if (!find(next.id)) return 'more';
      write({ ...next, isTried: true });
      await send(next);
      storage.removeItem(PREFIX + next.id);
    } catch (thrown) {
      const error = toApiError(thrown);
      if (error.status === 401) return 'not_logged_in';
      if (isForNow(error)) return 'no_signal';
      if (find(next.id)) write({ ...next, isTried: true, refused: error.detail });
    } finally {
      changed();
    }
    return 'more';
  }

  /** Sends a refused one again, with the next flush. */
  function retry(id: string): void {
    const queued = find(id);
    if (queued) write({ ...queued, refused: null });
    changed();
  }

  /** Takes it off the queue. Answers false if the server may have it. */
  function drop(id: string): boolean {
    const queued = find(id);
    if (queued?.isTried && queued.refused === null) return false;
    storage.removeItem(PREFIX + id);
    changed();
    return true;
  }

  /** Throws away all that waits of a log-in. */
  function dropAll(who: string): void {
    for (const queued of list()) if (queued.who === who) storage.removeItem(PREFIX + queued.id);
    changed();
  }

  const find = (id: string): Queued | null => parseQueued(storage.getItem(PREFIX + id));
  const write = (queued: Queued): void => storage.setItem(PREFIX + queued.id, JSON.stringify(queued));

  return { list, add, flush, retry, drop, dropAll };
}

/** Whether it may go well later: there was no answer, the server has trouble, or it is asked too often. */
const isForNow = ({ status }: ApiError): boolean => status === 0 || status >= 500 || status === 429;
