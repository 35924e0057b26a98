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
