import type { HistoryEntry } from '@paidup/shared/history';
import { takenBackFrom } from './corrections.ts';
import { NO_ACCOUNT } from './payer-accounts.ts';
import { named } from './players.ts';
import { NO_REMINDER } from './reminders.ts';
import type { FixtureRecord, PaymentEntry, PaymentRecord, PaymentState, PlayerRecord } from './records.ts';
import { type Entry, revised, type Source } from './revision.ts';

/** The name under which the books go on about somebody whose data was erased. */
const FORMER_PLAYER = 'Former player';

/** What tells the person whose data is erased in records that are others’ too. */
export type Person = { id: string; names: string[]; bankKeys: string[] };

/** Collects what tells a player, by each name that they ever had. */
export function personOf({ id, name, bank_names, history }: PlayerRecord): Person {
  const former = history.flatMap(({ before, after }) => [before?.['name'], after?.['name']]);
  const names = [name, ...former].filter((text) => typeof text === 'string');
  return { id, names: [...new Set(names)], bankKeys: bank_names.map(({ key }) => key) };
}

/** Whether the data of this record was erased. Later deliveries can't be compared with it then. */
export const isErased = ({ history }: { history: Pick<Entry, 'action'>[] }): boolean =>
  history.some(({ action }) => action === ERASED.action);

/** Returns the player without a name. Nobody can be told by what is left, which the books need. */
export function erasedPlayer(player: PlayerRecord, source: Source): PlayerRecord {
  if (isDone(player)) return player;
  const history = player.history.map(({ at, by, action }) => ({ at, by, action, detail: ERASED.detail }));
  const without = {
    ...player,
    ...named(FORMER_PLAYER, []),
    ...NO_REMINDER,
    request_fingerprint: null,
    history,
  };
  return revised(without, { archived: true }, { ...source, ...ERASED });
}

/**
 * Returns the payment without what tells about the person. It loses all texts if it credits them or shows one of their
 * bank names, and their name in its history if it credited them once. Its money stays as it is.
 */
export function erasedPayment(payment: PaymentRecord, person: Person, source: Source): PaymentRecord {
  if (!isOf(payment, person)) {
    const history = withoutNames(payment.history, person);
    return history ? revised({ ...payment, history }, {}, { ...source, ...NAME_ERASED }) : payment;
  }
  if (isDone(payment)) return payment;
  const without: PaymentRecord = {
    ...withoutTexts(payment),
    ...NO_ACCOUNT,
    counterparty_name: '',
    counterparty_key: '',
    description: '',
    description_key: '',
    notes: '',
    history: payment.history.map(erasedEntry),
  };
  return revised(without, {}, { ...source, ...ERASED });
}

/** Returns the fixture without the person's name in its history. */
export function erasedFixture(fixture: FixtureRecord, person: Person, source: Source): FixtureRecord {
  const history = withoutNames(fixture.history, person, (entry) => isAbout(entry, person));
  return history ? revised({ ...fixture, history }, {}, { ...source, ...NAME_ERASED }) : fixture;
}

const ERASED = { action: 'erased', detail: 'personal data erased' };
const NAME_ERASED = {
  action: 'name_erased',
  detail: `the name of a ${FORMER_PLAYER.toLowerCase()} was erased`,
};

/** Whether nothing has happened since it was erased. */
const isDone = ({ history }: { history: Entry[] }) => history.at(-1)?.action === ERASED.action;

const isOf = (payment: PaymentRecord, { id, bankKeys }: Person) =>
  [...payment.allocations, ...takenBackFrom(payment)].some(({ player_id }) => player_id === id) ||
  bankKeys.includes(payment.counterparty_key) ||
  bankKeys.includes(payment.description_key);

function erasedEntry({ at, by, action, before, after, undoes, says }: PaymentEntry): PaymentEntry {
  const { payer: _name, ...facts } = says ?? {};
  return {
    at,
    by,
    action,
    detail: ERASED.detail,
    ...(before && { before: withoutTexts(before) }),
    ...(after && { after: withoutTexts(after) }),
    ...(undoes === undefined ? {} : { undoes }),
    ...(says && { says: facts }),
  };
}

const withoutTexts = <Kind extends Pick<PaymentState, 'matched_on' | 'ignored_reason'>>(
  state: Kind,
): Kind => ({
  ...state,
  matched_on: null,
  ignored_reason: state.ignored_reason === null ? null : '',
});

/** Returns the history with another name for the person in the details of these entries, or `null` if none names them. */
function withoutNames<OwnEntry extends Entry>(
  history: OwnEntry[],
  { names }: Person,
  mayName: (entry: OwnEntry) => boolean = () => true,
): OwnEntry[] | null {
  const written = names.toSorted((one, other) => other.length - one.length).map(escaped);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${written.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const after = history.map((entry) =>
    mayName(entry) ? { ...entry, detail: entry.detail.replaceAll(pattern, FORMER_PLAYER) } : entry,
  );
  return after.some(({ detail }, index) => detail !== history[index]?.detail) ? after : null;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Whether the change of a fixture's players concerned the person. */
const isAbout = ({ before, after }: HistoryEntry, { id }: Person): boolean =>
  [before, after].some((fields) => JSON.stringify(fields?.['players'] ?? []).includes(JSON.stringify(id)));
