import { z } from 'zod';
import { badParam, missingParam } from '../wire/bank-error.ts';

const pence = z.int();
const line = z.looseObject({
  description: z.string(),
  amount: pence,
  currency: z.string(),
  quantity: z.number().optional(),
  unit: z.string().optional(),
  tax: pence.optional(),
});
const item = line.extend({ sub_items: z.array(line).nullish() });

const receipt = z.looseObject({
  transaction_id: z.string().min(1),
  external_id: z.string().min(1),
  total: pence.positive(),
  currency: z.string().min(1),
  items: z.array(item).min(1),
  taxes: z.array(z.looseObject({ description: z.string(), amount: pence, currency: z.string() })).nullish(),
  payments: z
    .array(
      z.looseObject({ type: z.enum(['card', 'cash', 'gift_card']), amount: pence, currency: z.string() }),
    )
    .nullish(),
  merchant: z.looseObject({ name: z.string().optional() }).nullish(),
});

export type Receipt = z.output<typeof receipt>;

/** Reads a receipt. Its items and taxes have to add up to its total, and an item's parts to the item. */
export function readReceipt(json: unknown): Receipt {
  const result = receipt.safeParse(json);
  if (!result.success) throw refusalOf(result.error, json);
  const { items, taxes, total } = result.data;
  for (const { sub_items, amount } of items)
    if (sub_items && sub_items.length > 0 && sum(sub_items) !== amount)
      throw badParam('sub_items', 'must add up to their item');
  if (sum(items) + sum(taxes ?? []) !== total) throw badParam('total', 'must be the sum of items and taxes');
  return result.data;
}

function refusalOf(error: z.ZodError, json: unknown) {
  const path = error.issues[0]?.path ?? [];
  const value = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    json,
  );
  const name = path.map(String).join('.') || 'body';
  return value === undefined ? missingParam(name) : badParam(name, error.issues[0]?.message ?? 'is wrong');
}

const sum = (lines: { amount: number }[]): number => lines.reduce((total, { amount }) => total + amount, 0);
