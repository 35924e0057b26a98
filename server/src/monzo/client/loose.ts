import { z } from 'zod';

// The bank leaves fields out, sends null, "" or {}, and adds new ones. So only what a caller can't do without is demanded.

const anything = z.unknown().optional();

/** A text, or `''` where there is none. */
export const looseText = anything.transform((value) =>
  typeof value === 'string' ? value.toWellFormed() : '',
);

/** A flag, which the bank also writes as a text. */
export const looseFlag = anything.transform((value) => value === true || value === 'true');

/** A whole number of minor units, or `null` where there is none. */
export const loosePence = z.int().nullable().catch(null);

/** A time, or `null` for the bank's `''`. */
export const looseTime = looseText.transform((text) => (text === '' ? null : text));

/** Texts by name. A value that is no text becomes one. */
export const looseTexts = anything.transform((value) => {
  const { success, data } = record.safeParse(value);
  return success ? data : {};
});

/** An object of which every field may be missing, as the object may. */
export const looseObject = <Shape extends z.ZodRawShape>(shape: Shape) =>
  anything.transform((value) => (isObject(value) ? value : {})).pipe(z.object(shape));

/** A list that has to be there. Go writes an empty one as null. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullable()
    .transform((items) => items ?? []);

/** A list, or `[]` where there is none. */
export const looseList = <Item extends z.ZodType>(item: Item) => listOf(item).catch([]);

/** The answer of a call that only has to succeed. */
export const nothing = z.unknown().transform(() => undefined);

const record = z.record(
  z.string(),
  z.unknown().transform((value) => {
    if (value === null || value === undefined) return '';
    return typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value);
  }),
);

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
