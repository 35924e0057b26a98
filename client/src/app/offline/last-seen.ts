import type { SessionState } from '@paidup/shared/session';
import type { QueryClient, QueryKey } from '@tanstack/vue-query';
import { isApiError } from '../api/api-error.ts';
import { hasSignal } from '../api/signal.ts';
import { dayOf } from '../time/format-time.ts';
import { showGames } from './show-games.ts';
import { noteSeenAt, STORE } from './seen-at.ts';
import { whoIs } from './who-is.ts';

type Seen = { key: QueryKey; at: number; data: unknown };
type Snapshot = { who: string; at: number; seen: Seen[] };

const DAY = 86_400_000;
/** A session that nobody uses for this long ends, so its answers are old too. */
const MAX_AGE = 7 * DAY;
const SOON = 1_000;
const SLOW = 4_000;

/** The beginnings of the query keys that Home, Fixtures and a game read. Nothing of the bank is kept. */
const KEPT = [
  'session',
  'settings',
  'summary now',
  'players all',
  'players list',
  'fixtures list',
  'fixtures one',
];

/**
 * Keeps in this browser what was last seen of today's and of coming games, and shows it when the server does not answer.
 * It belongs to whoever was logged in, and is shown to nobody else.
 */
export function keepLastSeen(queries: QueryClient): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAnswered = queries.getQueryData(['session']) !== undefined;
  // It stays in memory too, so that a page that is open all evening still has it.
  for (const name of KEPT) queries.setQueryDefaults(name.split(' '), { gcTime: DAY });

  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    const { action, query } = event;
    // Data that the page puts into the cache itself did not come from the server.
    if (action.type === 'success' && action.manual !== true) writeSoon();
    if ('error' in action && isUnanswered(action.error) && query.state.data === undefined) show();
  });
  document.addEventListener('visibilitychange', () => document.hidden && write());
  if (!navigator.onLine) show();
  else setTimeout(() => queries.getQueryData(['session']) === undefined && show(), SLOW);

  function writeSoon(): void {
    isAnswered = true;
    clearTimeout(timer);
    timer = setTimeout(write, SOON);
  }

  function write(): void {
    const who = whoIs(queries.getQueryData<SessionState>(['session']));
    if (who === null || !isAnswered || !hasSignal()) return;
    const now = Date.now();
    const before = read();
    const seen = new Map(before?.who === who ? before.seen.map((one) => [JSON.stringify(one.key), one]) : []);
    for (const { queryKey: key, state } of queries.getQueryCache().findAll())
      if (state.data !== undefined)
        seen.set(JSON.stringify(key), { key, at: state.dataUpdatedAt, data: state.data });
    save({ who, at: now, seen: [...seen.values()].filter((one) => isKept(one, now)) });
  }

  function show(): void {
    const snapshot = read();
    const who = whoIs(queries.getQueryData<SessionState>(['session']));
    if (!snapshot || (who !== null && who !== snapshot.who)) return;
    for (const { key, at, data } of snapshot.seen)
      if ((queries.getQueryState(key)?.dataUpdatedAt ?? 0) < at)
        queries.setQueryData(key, data, { updatedAt: at });
    showGames(queries, dayOf(new Date()));
    noteSeenAt(new Date(snapshot.at));
  }
}

const isUnanswered = (error: unknown): boolean => isApiError(error) && error.code === 'offline';

/** Whether an answer is kept. Games that are over and answers that are too old to be true are not. */
function isKept({ key, at, data }: Seen, now: number): boolean {
  const today = dayOf(new Date(now));
  const name = KEPT.find((one) => one.split(' ').every((part, place) => key[place] === part));
  if (name === undefined || at < now - MAX_AGE) return false;
  if (name === 'fixtures one') return isOnOrAfter(data, today);
  return name !== 'fixtures list' || isFrom(key[2], today);
}

const isOnOrAfter = (game: unknown, day: string): boolean =>
  isObject(game) && 'date' in game && typeof game.date === 'string' && game.date >= day;

const isFrom = (params: unknown, day: string): boolean =>
  isObject(params) &&
  !('to' in params) &&
  'from' in params &&
  typeof params.from === 'string' &&
  params.from >= day;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

// A browser that blocks its storage, or has no room there, keeps nothing. The app then needs a signal.
function save(snapshot: Snapshot): void {
  try {
    localStorage.setItem(STORE, JSON.stringify(snapshot));
  } catch {
    return;
  }
}

function read(): Snapshot | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORE) ?? 'null');
    return isSnapshot(kept) && kept.at > Date.now() - MAX_AGE ? kept : null;
  } catch {
    return null;
  }
}

function isSnapshot(kept: unknown): kept is Snapshot {
  return isObject(kept) && 'who' in kept && 'at' in kept && 'seen' in kept && Array.isArray(kept.seen);
}
