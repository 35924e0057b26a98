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
