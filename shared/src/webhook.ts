import { z } from 'zod';
import { messageOf } from './messages.ts';
import { parseInstant } from './time.ts';

// The bank leaves fields out, sends null, "" or {} and adds new fields, so fields that we need not trust may be anything.
// Text is made well formed, because a lone surrogate would not survive storage.
const loose = z.unknown().optional();
const looseText = loose.transform((value) => (typeof value === 'string' ? value.toWellFormed() : ''));
// Without a scheme it may be a transfer. One that is no text is none of those that we know.
const looseScheme = loose.transform((value) => {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value.toWellFormed() : 'unknown';
});
const looseFlag = loose.transform((value) => value === true || value === 'true');
const loosePresence = loose.transform((value) =>
  typeof value === 'string' ? value.trim() !== '' : value === true,
);
const looseObject = <Shape extends z.ZodRawShape>(shape: Shape) =>
  loose
    .transform((value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}))
    .pipe(z.object(shape));

/**
 * The fields of Monzo's transaction that we use. Only `id`, `amount`, `currency` and `created` are required. `created`
 * becomes UTC with milliseconds.
 */
export const bankTransaction = z.object({
  id: z
    .string('must be a string')
    .min(1, 'must not be empty')
    .max(255, 'must have at most 255 characters')
    .refine((id) => id.isWellFormed() && !/\p{Cc}/u.test(id), 'must not contain control characters'),
  amount: z.int('must be a whole number of pence').transform((amount) => amount + 0),
  currency: z.string('must be a string').regex(/^[A-Z]{3}$/, 'must be three capital letters'),
  created: z.string('must be a string').transform((text, context) => {
    const created = parseInstant(text);
    if (created !== null) return created;
    context.addIssue({ code: 'custom', message: 'must be an RFC 3339 time with Z or an offset' });
    return z.NEVER;
  }),
  description: looseText,
  notes: looseText,
  scheme: looseScheme,
  decline_reason: loosePresence,
  is_load: looseFlag,
  merchant: loose.transform((value) =>
    typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : !!value,
  ),
  counterparty: looseObject({ name: looseText, account_number: looseText, sort_code: looseText }),
  metadata: looseObject({
    pot_id: loosePresence,
    pot_deposit_id: loosePresence,
    pot_withdrawal_id: loosePresence,
    is_topup: looseFlag,
  }),
});

/** Compiled, because deliveries come in storms. */
const transaction = z.compile(bankTransaction);
const TRANSACTION_EVENTS: unknown[] = ['transaction.created', 'transaction.updated'];

/** The required fields of a transaction, for the document. */
const REQUIRED = {
  type: 'object' as const,
  properties: {
    id: {
      type: 'string' as const,
      minLength: 1,
      maxLength: 255,
      pattern: String.raw`^[^\u0000-\u001f\u007f-\u009f]+$`,
    },
    amount: { type: 'integer' as const, minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
    currency: { type: 'string' as const, pattern: '^[A-Z]{3}$' },
    created: { type: 'string' as const, format: 'date-time' },
  },
  required: ['id', 'amount', 'currency', 'created'],
};

/**
 * Monzo's delivery. It is parsed to its transaction, or to `null` for an event of another type, whose `data` may be
 * anything.
 */
export const delivery = z
  .looseObject({ type: loose, data: loose })
  .meta({
    id: 'WebhookBody',
    description: 'What Monzo posts: `{ "type": "transaction.created", "data": { … } }`',
    override: {
      anyOf: [
        { properties: { type: { enum: TRANSACTION_EVENTS }, data: REQUIRED }, required: ['type', 'data'] },
        { properties: { type: { not: { enum: TRANSACTION_EVENTS } } } },
      ],
    },
  })
  .transform(({ type, data }, context) => {
    if (!TRANSACTION_EVENTS.includes(type)) return null;
    const result = transaction.safeParse(data, { error: messageOf });
    if (result.success) return result.data;
    for (const issue of result.error.issues) context.addIssue({ ...issue, path: ['data', ...issue.path] });
    return z.NEVER;
  });

export const webhookOutcome = z
  .object({
    outcome: z.enum(['credited', 'unmatched', 'duplicate', 'ignored']),
    payment_id: z.string().optional(),
    player_id: z.string().optional(),
    total_paid: z.int().optional(),
    reason: z.string().optional(),
  })
  .meta({ id: 'WebhookOutcome' });

export type BankTransaction = z.infer<typeof bankTransaction>;
export type WebhookOutcome = z.infer<typeof webhookOutcome>;
