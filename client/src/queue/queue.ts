import { type ApiError, toApiError } from '../app/api/api-error.ts';
import { nameInStorage } from '../app/made-up.ts';
import { newKey } from '../app/request-keys.ts';
import { isSamePlace, parseQueued, type Command, type Queued } from './queued.ts';

type Options = {
  storage: Storage;
  /** Calls `act` while no other tab does. */
  inOneTab: <Answer>(act: () => Promise<Answer>) => Promise<Answer>;
  /** Asks the server who is logged in. Throws without a signal. */
  askWho: () => Promise<string | null>;
  /** Sends a command, as the same request each time. Throws an `ApiError`. */
  send: (queued: Queued) => Promise<void>;
  changed: () => void;
};
type Adding = { id?: string; isTried?: boolean; isUnchanged?: boolean };

/** How a flush ended. With `done` everything was sent or refused. */
export type Flushed = 'done' | 'no_signal' | 'not_logged_in';

const PREFIX = nameInStorage('queue:');

/**
 * Keeps commands in this browser until the server has them. Each has an entry of its own in the storage, so that two
 * tabs can't overwrite each other's.
 */
export function createQueue({ storage, inOneTab, askWho, send, changed }: Options) {
  /** Returns all commands, the oldest first. */
  function list(): Queued[] {
    const keys = Array.from({ length: storage.length }, (_none, place) => storage.key(place) ?? '');
    return keys
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => parseQueued(storage.getItem(key)))
      .filter((queued) => queued !== null)
      .sort((one, other) => one.at - other.at);
  }

  /**
   * Adds a command in place of an earlier one for the same player at the same game. With `isUnchanged` the server
   * agrees with the command already, so it is added only if an earlier attempt may have changed that. Returns a function that
   * takes it back, and answers false once it may have been sent.
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

  /** Sends the waiting commands of this log-in, one after the other, until one gets no answer. */
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

  /** Lets a refused command wait again, for the next flush. */
  function retry(id: string): void {
    const queued = find(id);
    if (queued) write({ ...queued, refused: null });
    changed();
  }

  /** Takes a command off the queue. Answers false if the server may have it. */
  function drop(id: string): boolean {
    const queued = find(id);
    if (queued?.isTried && queued.refused === null) return false;
    storage.removeItem(PREFIX + id);
    changed();
    return true;
  }

  /** Takes all commands of a log-in off the queue. */
  function dropAll(who: string): void {
    for (const queued of list()) if (queued.who === who) storage.removeItem(PREFIX + queued.id);
    changed();
  }

  const find = (id: string): Queued | null => parseQueued(storage.getItem(PREFIX + id));
  const write = (queued: Queued): void => storage.setItem(PREFIX + queued.id, JSON.stringify(queued));

  return { list, add, flush, retry, drop, dropAll };
}

/** Whether another attempt may go well. There was no answer, the server has trouble, or it gets too many requests. */
const isForNow = ({ status }: ApiError): boolean => status === 0 || status >= 500 || status === 429;
