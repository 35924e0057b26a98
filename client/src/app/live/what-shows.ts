import type { Change } from '@paidup/shared/change';
import type { Query } from '@tanstack/vue-query';

type Entity = Change['entity'];
/** Returns whether the answer to a query shows something that a change of this record may have altered. */
type Test = (id: string, answer: unknown, key: readonly unknown[]) => boolean;
type Payment = { status?: unknown; source?: unknown };

const always: Test = () => true;
const isOfIt: Test = (id, _answer, key) => key[2] === id;
const namesIt: Test = (id, answer) => mentions(answer, id);
/** The reason and the suggestions of an unmatched payment depend on all players and on what they owe. */
const waits: Test = (_id, answer) => paymentsIn(answer).some(({ status }) => status === 'unmatched');
const namesItOrWaits: Test = (...query) => namesIt(...query) || waits(...query);
/** A bank payment may have gone back with another one, which is found by the payer's name. What was entered by hand has none. */
const isOfItOrFromTheBank: Test = (id, answer, key) =>
  isOfIt(id, answer, key) || paymentsIn(answer).some(({ source }) => source === 'monzo');

/**
 * Says for each query, by the first two parts of its key, which changes have it fetched again. A change has only the
 * record's id, so a payment may credit any player and a fixture may charge any player. Their sums are therefore fetched
 * again after each of these changes. A query that is not listed here is fetched after every change.
 */
const SHOWN: Record<string, Partial<Record<Entity, Test>>> = {
  'players list': { player: always, payment: always, fixture: always },
  'players all': { player: always, payment: always, fixture: always },
  'players one': { player: isOfIt, payment: always, fixture: always },
  'players statement': { player: isOfIt, payment: always, fixture: always },
  'players bank-name': { player: always, payment: always },
  'payments list': { player: namesItOrWaits, payment: always },
  'payments one': { player: namesItOrWaits, payment: isOfItOrFromTheBank, fixture: waits },
  'payments ignored-payers': { player: always, payment: always },
  'fixtures list': { player: namesIt, payment: always, fixture: always },
  'fixtures one': { player: namesIt, payment: always, fixture: always },
  'fixtures played-since': { fixture: always },
  'summary now': { player: namesIt, payment: always, fixture: always },
  'summary season': { payment: always, fixture: always },
  'bank now': { bank: always, payment: always },
  'bank accounts': {},
  'bank pots': {},
  'bank preview': {},
  settings: { settings: always },
  session: {},
  'access sessions': {},
  'access deputies': {},
  'access tokens': {},
};

/** Returns whether a query shows, or may soon show, something that one of the changes altered. */
export function showsAny({ queryKey, state }: Query, changes: readonly Change[]): boolean {
  const shown = SHOWN[queryKey.slice(0, 2).join(' ')];
  // An answer on its way may show the record as it was before the change, even if the last answer does not show it.
  const isOpen = state.data === undefined || state.fetchStatus !== 'idle';
  return changes.some(({ entity, id }) => {
    if (!shown) return true;
    const test = shown[entity];
    return test !== undefined && (isOpen || test(id, state.data, queryKey));
  });
}

/** Returns whether some value in an answer equals the text. */
function mentions(answer: unknown, text: string): boolean {
  if (typeof answer !== 'object' || answer === null) return answer === text;
  return Object.values(answer).some((part) => mentions(part, text));
}

/** The payments of an answer, which is a paged list or a single payment. */
function paymentsIn(answer: unknown): Payment[] {
  if (typeof answer !== 'object' || answer === null) return [];
  if (!('pages' in answer) || !Array.isArray(answer.pages)) return [answer];
  return answer.pages.flatMap((page: { items: Payment[] }) => page.items);
}
