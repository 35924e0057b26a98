import { z } from 'zod';
import { historyEntry, historyForDeputy } from './history.ts';
import { listOf, listQuery } from './list.ts';
import { allocatedAmount, movedAmount, pence } from './money.ts';
import { line, note } from './text.ts';
import { clubDate, instant, parseInstant } from './time.ts';

export const paymentSource = z.enum(['monzo', 'cash', 'write_off']);
export const paymentStatus = z.enum(['matched', 'unmatched', 'ignored', 'void']);
export const matchedBy = z.enum(['counterparty_name', 'description', 'organiser']);

const playersPart = z
  .object({ player_id: z.string(), name: z.string(), amount: pence })
  .meta({ id: 'PlayersPart' });

/** Money that is no player's, like a pitch refund, bibs or the kitty. A payment has one such part at most. */
const clubsPart = z.object({ club: z.literal(true), amount: pence }).meta({ id: 'ClubsPart' });

export const allocation = z.union([playersPart, clubsPart]).meta({
  id: 'Allocation',
  description: 'A player’s part of a payment, or the club’s',
});

export const payment = z
  .object({
    id: z.string().meta({ description: 'The bank’s transaction id, or ours for what is entered by hand' }),
    source: paymentSource,
    amount: pence,
    currency: z.string(),
    paid_at: instant,
    counterparty_name: z.string(),
    payer_account: z
      .string()
      .nullable()
      .meta({ description: 'The last two digits of the payer’s account number, like `…42`' }),
    other_account: z.boolean().meta({
      description: 'Whether earlier payments under this payer’s name came from other accounts only',
    }),
    description: z.string(),
    notes: z.string(),
    status: paymentStatus,
    matched_by: matchedBy.nullable(),
    matched_on: z.string().nullable().meta({ description: 'The bank name that matched' }),
    reason: z.string().meta({ description: 'A sentence that explains the credits' }),
    allocations: z.array(allocation),
    conflict: z.boolean().meta({ description: 'Whether the bank later sent other values' }),
    verified: z
      .boolean()
      .meta({ description: 'Whether it was read from the bank’s API, not only from a delivery' }),
    history: z.array(historyEntry),
    rev: z.int(),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Payment' });

/** A player who may have made an unmatched payment. Only the organiser can credit it to them. */
export const suggestion = z.object({
  player_id: z.string(),
  name: z.string(),
  reason: z.string(),
  clear: z
    .boolean()
    .meta({ description: 'Whether it is the same name in another form, and nobody else fits as well' }),
  by_amount: z.literal(true).optional().meta({ description: 'Present if the exact debt is the only reason' }),
});

/** How an unmatched payment may be split. Only the organiser splits it. */
export const suggestedSplit = z
  .object({ allocations: z.array(allocation), reason: z.string() })
  .meta({ id: 'SuggestedSplit' });

export const paymentDetail = payment
  .extend({
    suggestions: z
      .array(suggestion)
      .optional()
      .meta({ description: 'Players who may have made an unmatched payment, best guess first' }),
    suggested_split: suggestedSplit.optional().meta({
      description:
        'Present if the payer’s last matched payment of this amount was split by hand, or if they are two holders who are both players',
    }),
    returns: z.string().optional().meta({ description: 'The payment whose amount went back with this one' }),
    returned_by: z.string().optional().meta({ description: 'The payment with which this amount went back' }),
  })
  .meta({ id: 'PaymentDetail' });

/** The answer to a change of a payment's credits. */
export const paymentChanged = paymentDetail
  .extend({
    matched_payments: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'The number of other payments that the remembered name credited' }),
    remembered: z.object({ player_id: z.string(), name: z.string() }).optional().meta({
      description: 'The bank name that the undone change had given to a player, from whom it was taken again',
    }),
  })
  .meta({ id: 'PaymentChanged' });

/** The part of a payment that a deputy sees: what was paid and when, but not who paid it. */
export const paymentForDeputy = payment
  .pick({
    id: true,
    source: true,
    amount: true,
    currency: true,
    paid_at: true,
    status: true,
    matched_by: true,
    allocations: true,
    conflict: true,
    verified: true,
    rev: true,
    created_at: true,
    updated_at: true,
  })
  .extend({ history: z.array(historyForDeputy) })
  .meta({ id: 'PaymentForDeputy' });

export const paymentListForDeputy = listOf(paymentForDeputy).meta({ id: 'PaymentListForDeputy' });

const paidAt = z
  .string()
  .transform((text, context) => {
    const at = parseInstant(text);
    if (at !== null) return at;
    context.addIssue({ code: 'custom', message: 'must be an RFC 3339 time with Z or an offset' });
    return z.NEVER;
  })
  .optional()
  .meta({ override: { type: 'string', format: 'date-time' } });

/** Says that money is a player's. It may be left out. */
const isNotClubs = z.literal(false).optional();

const clubsPayment = z
  .strictObject({
    club: z.literal(true),
    amount: movedAmount,
    paid_at: paidAt,
    notes: note.refine((text) => text !== '', 'must say what it was'),
  })
  .meta({ id: 'CreateClubsPayment' });

const playersPayment = z
  .strictObject({
    club: isNotClubs,
    player_id: z.string().min(1).max(100),
    amount: movedAmount,
    paid_at: paidAt,
    notes: note.optional(),
    source: z
      .enum(['cash', 'write_off'])
      .optional()
      .meta({ description: 'By default `cash`. `write_off` forgives a debt, and is no money' }),
  })
  .check(({ value: { source, amount, notes = '' }, issues }) => {
    if (source !== 'write_off') return;
    const add = (path: string, message: string) =>
      issues.push({ code: 'custom', path: [path], message, input: path });
    if (amount < 0) add('amount', 'must be positive, since it forgives a debt');
    if (notes === '') add('notes', 'must say why');
  })
  .meta({ id: 'CreatePlayersPayment' });

export const createPayment = z
  .discriminatedUnion('club', [playersPayment, clubsPayment], 'must be true, or be left out')
  .meta({ id: 'CreatePayment' });

const partToAllocate = z.discriminatedUnion(
  'club',
  [
    z.strictObject({ club: isNotClubs, player_id: z.string().min(1).max(100), amount: allocatedAmount }),
    z.strictObject({ club: z.literal(true), amount: allocatedAmount }),
  ],
  'must be true, or be left out',
);

export const allocatePayment = z
  .strictObject({
    allocations: z
      .array(partToAllocate)
      .min(1, 'needs at least one player')
      .max(50, 'must be at most 50 players'),
    remember: z.boolean().default(false),
    move_names: z.boolean().exactOptional().meta({
      description:
        'Whether the name to remember is taken off another player who has it. By default it is refused',
    }),
  })
  .meta({ id: 'AllocatePayment' });

export const ignorePayment = z
  .strictObject({ reason: note.optional(), remember: z.boolean().default(false) })
  .meta({ id: 'IgnorePayment' });

export const ignoredPayer = z
  .object({ id: z.string(), name: z.string(), created_at: instant })
  .meta({ id: 'IgnoredPayer' });

export const ignoredPayerList = z.object({ items: z.array(ignoredPayer) }).meta({ id: 'IgnoredPayerList' });

export const paymentList = listOf(payment).meta({ id: 'PaymentList' });

export const paymentQuery = listQuery.extend({
  status: paymentStatus.optional(),
  player_id: z.string().min(1).max(100).optional(),
  q: line(0, 100).optional().meta({
    description:
      'Part of the name of a payer or a player, of the reference or of the notes, or an amount either way, such as `5`, `£5` or `5.00`. Names and references are compared as bank names are, by letters and digits. A deputy’s search looks at players and amounts only',
  }),
  from: clubDate.optional().meta({ description: 'The first day', example: undefined }),
  to: clubDate.optional().meta({ description: 'The last day', example: undefined }),
});

export type Allocation = z.infer<typeof allocation>;
export type PlayersPart = z.infer<typeof playersPart>;
export type Payment = z.infer<typeof payment>;
export type PaymentDetail = z.infer<typeof paymentDetail>;
export type Suggestion = z.infer<typeof suggestion>;
export type SuggestedSplit = z.infer<typeof suggestedSplit>;
export type PaymentStatus = z.infer<typeof paymentStatus>;
export type PaymentQuery = z.infer<typeof paymentQuery>;
export type PaymentChanged = z.infer<typeof paymentChanged>;
export type CreatePayment = z.infer<typeof createPayment>;
export type AllocatePayment = z.infer<typeof allocatePayment>;
export type IgnorePayment = z.infer<typeof ignorePayment>;
export type IgnoredPayer = z.infer<typeof ignoredPayer>;
