type Recorded<Entry> = { history: Entry[]; rev: number; created_at: string; updated_at: string };

/** When a change is made, and by whom. */
export type Source = { at: string; by: string };

/** What was done to a record: `detail` is a sentence for the organiser. */
export type Deed = Source & { action: string; detail: string };

/** The fields of a record that begins with `deed`. */
export const firstRevision = (deed: Deed): Recorded<Deed> => ({
  history: [deed],
  rev: 1,
  created_at: deed.at,
  updated_at: deed.at,
});

/** The record with `changes`, one revision on, and `deed` at the end of its history. Time never runs backwards in it. */
export function revised<Entry extends Deed, Kind extends Recorded<Entry>>(
  record: Kind & Recorded<Entry>,
  changes: Partial<Kind>,
  deed: Entry,
): Kind {
  const at = deed.at < record.updated_at ? record.updated_at : deed.at;
  return {
    ...record,
    ...changes,
    history: [...record.history, { ...deed, at }],
    rev: record.rev + 1,
    updated_at: at,
  };
}
