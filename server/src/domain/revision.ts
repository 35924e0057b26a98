type Recorded<OwnEntry> = { history: OwnEntry[]; rev: number; created_at: string; updated_at: string };

/** When a change is made, and by whom. */
export type Source = { at: string; by: string };

/** An entry of a record's history: one change. `detail` is a sentence for the organiser. */
export type Entry = Source & { action: string; detail: string };

/** The fields of a new record, whose history begins with `entry`. */
export const firstRevision = (entry: Entry): Recorded<Entry> => ({
  history: [entry],
  rev: 1,
  created_at: entry.at,
  updated_at: entry.at,
});

/**
 * The record with `changes`, the next revision number, and `entry` at the end of its history. The times in a history
 * never run backwards.
 */
export function revised<OwnEntry extends Entry, Kind extends Recorded<OwnEntry>>(
  record: Kind & Recorded<OwnEntry>,
  changes: Partial<Kind>,
  entry: OwnEntry,
): Kind {
  const at = entry.at < record.updated_at ? record.updated_at : entry.at;
  return {
    ...record,
    ...changes,
    history: [...record.history, { ...entry, at }],
    rev: record.rev + 1,
    updated_at: at,
  };
}

/**
 * Returns the sentence of an undo. The undo of an undo does the first change again, so it names the change at the end
 * of the chain.
 */
export function undoDetail(history: readonly Undoing[], reverted: Undoing): string {
  let [original, isRedo] = [reverted, false];
  while (original.undoes !== undefined) {
    const earlier = history[original.undoes - 1];
    if (!earlier) break;
    [original, isRedo] = [earlier, !isRedo];
  }
  return `${isRedo ? 'done again' : 'undone'}: ${original.detail}`;
}

/** Returns who made the last change of a record. */
export const lastBy = ({ history }: { history: readonly Source[] }): string => history.at(-1)?.by ?? '';

type Undoing = Pick<Entry, 'detail'> & { undoes?: number | undefined };

/** The change of one field. `text` tells it in words. */
export type FieldChange = { field: string; before: unknown; after: unknown; text: string };

/** Returns the change of one field, or none if it stays the same. `show` puts a value into words. */
export const fieldChange = <Value>(
  field: string,
  label: string,
  before: Value,
  after: Value,
  show: (value: Value) => string = String,
): FieldChange[] =>
  before === after ? [] : [{ field, before, after, text: `${label} ${show(before)} became ${show(after)}` }];

/** Returns the part of a history entry that records the changes. */
export const entryOf = (changes: readonly FieldChange[]) => ({
  detail: changes.map(({ text }) => text).join('; '),
  before: Object.fromEntries(changes.map(({ field, before }) => [field, before])),
  after: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
});

/** Returns the changes that a history entry records. Without an entry there are none. */
export function changedIn({ before = {}, after = {} }: Fields = {}): Omit<FieldChange, 'text'>[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}

type Fields = { before?: Record<string, unknown> | undefined; after?: Record<string, unknown> | undefined };
