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
