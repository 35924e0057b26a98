import { z } from 'zod';
import type { Ask, CallOptions } from './call.ts';
import { nothing } from './loose.ts';
import { refusal } from './monzo-error.ts';

type Money = { amount: number; currency: string };
type SubItem = Money & { description: string; quantity?: number; unit?: string; tax?: number };

/** A receipt, under the bank's names. Amounts are in minor units. */
export type Receipt = {
  transaction_id: string;
  /** Our name for it. A second receipt of this name replaces the first. */
  external_id: string;
  total: number;
  currency: string;
  items: (SubItem & { sub_items?: SubItem[] })[];
  taxes?: (Money & { description: string; tax_number?: string })[];
  payments?: (Money & { type: 'card' | 'cash' | 'gift_card' } & Record<string, unknown>)[];
  merchant?: { name?: string; online?: boolean } & Record<string, string | boolean | undefined>;
};

const fetched = z.object({
  receipt: z.looseObject({ id: z.string(), external_id: z.string(), total: z.int(), currency: z.string() }),
});

export type FetchedReceipt = z.infer<typeof fetched>['receipt'];

/** Receipts of transactions, each under a name that the caller chooses. */
export const createReceipts = (ask: Ask) => ({
  /** Stores a receipt, or replaces the one of its name. Rejects before anything is sent if the sums are off. */
  async put(receipt: Receipt, options?: CallOptions): Promise<void> {
    checkSums(receipt);
    // The bank has been seen to demand each item's tax.
    const json = { ...receipt, items: receipt.items.map((item) => ({ tax: 0, ...item })) };
    const path = '/transaction-receipts';
    await ask({ method: 'PUT', path, json, answer: nothing, isRepeatable: true }, options);
  },

  /** Returns a receipt that this client has stored. */
  async get(externalId: string, options?: CallOptions): Promise<FetchedReceipt> {
    const query = { external_id: externalId };
    const path = '/transaction-receipts';
    return (await ask({ method: 'GET', path, query, answer: fetched, isRepeatable: true }, options)).receipt;
  },

  /** Deletes a receipt. The bank wants its name in the query, and nowhere else. */
  async delete(externalId: string, options?: CallOptions): Promise<void> {
    const query = { external_id: externalId };
    const path = '/transaction-receipts';
    await ask({ method: 'DELETE', path, query, answer: nothing, isRepeatable: true }, options);
  },
});

function checkSums({ total, items, taxes = [] }: Receipt): void {
  const amounts = [total, ...items.map(({ amount }) => amount), ...taxes.map(({ amount }) => amount)];
  if (!amounts.every(Number.isSafeInteger) || total <= 0)
    throw refusal('The amounts of a receipt are whole pence, and its total is positive.', 'bad_amount');
  if (sum(items) + sum(taxes) !== total)
    throw refusal('The items and taxes of a receipt add up to its total.', 'bad_total');
  if (items.some(({ amount, sub_items }) => sub_items && sum(sub_items) !== amount))
    throw refusal('The parts of an item on a receipt add up to the item.', 'bad_total');
}

const sum = (parts: { amount: number }[]) => parts.reduce((total, { amount }) => total + amount, 0);
