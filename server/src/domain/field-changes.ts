/** What a change did to one field, and a few words about it. */
export type FieldChange = { field: string; before: unknown; after: unknown; text: string };

/** The change of one field, or none where it stays as it is. `show` makes words of a value. */
export const fieldChange = <Value>(
  field: string,
  label: string,
  before: Value,
  after: Value,
  show: (value: Value) => string = String,
): FieldChange[] =>
  before === after ? [] : [{ field, before, after, text: `${label} ${show(before)} became ${show(after)}` }];

/** How a history entry tells the changes: in a sentence, and as what was so before and since. */
export const toldIn = (changes: readonly FieldChange[]) => ({
  detail: changes.map(({ text }) => text).join('; '),
  before: Object.fromEntries(changes.map(({ field, before }) => [field, before])),
  after: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
});

/** What a history entry says became another, field by field; nothing without an entry. */
export function changedIn({ before = {}, after = {} }: Told = {}): Omit<FieldChange, 'text'>[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}

type Told = { before?: Record<string, unknown> | undefined; after?: Record<string, unknown> | undefined };
