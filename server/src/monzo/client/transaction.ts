import { z } from 'zod';
import { looseFlag, looseObject, loosePence, looseText, looseTexts, looseTime } from './loose.ts';

/** A reason of whatever kind says that no money moved. */
const declineReason = z
  .unknown()
  .optional()
  .transform((value) => {
    if (value === undefined || value === null || value === false) return '';
    return typeof value === 'string' ? value.toWellFormed().trim() : 'OTHER';
  });

/** What the bank may add about the payer's device is nobody's business. */
const metadata = looseTexts.transform((texts) =>
  Object.fromEntries(Object.entries(texts).filter(([name]) => !PRIVATE.includes(name))),
);
const PRIVATE = ['device_fingerprint', 'ip_address_attempt'];

/** An id, or the whole record where the call asked for it. */
const merchant = z
  .union([
    z.string().min(1),
    z.object({
      id: looseText,
      group_id: looseText,
      name: looseText,
      category: looseText,
      logo: looseText,
      emoji: looseText,
    }),
  ])
  .nullable()
  .catch(null);

/** One movement of money, under the bank's names. A text that the bank leaves out is `''`, a time `null`. */
export const transaction = z.object({
  id: z.string().min(1).max(255),
  account_id: looseText,
  created: z.iso.datetime({ offset: true }),
  updated: looseTime,
  /** May lie in the future of money that is here already. */
  settled: looseTime,
  /** In minor units of the currency. Negative went out. */
  amount: z.int(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  local_amount: loosePence,
  local_currency: looseText,
  /** Whether the amount may still change, as that of a pre-authorised card. */
  amount_is_pending: looseFlag,
  /** The payer's reference, or the name of a payer who has Monzo, or a pot's id. */
  description: looseText,
  notes: looseText,
  category: looseText,
  scheme: looseText,
  dedupe_id: looseText,
  user_id: looseText,
  is_load: looseFlag,
  originator: looseFlag,
  include_in_spending: looseFlag,
  /** `''` unless it was declined. Then no money moved. */
  decline_reason: declineReason,
  merchant,
  counterparty: looseObject({
    name: looseText,
    preferred_name: looseText,
    account_number: looseText,
    sort_code: looseText,
    user_id: looseText,
    account_id: looseText,
  }),
  metadata,
});

export type Transaction = z.infer<typeof transaction>;
