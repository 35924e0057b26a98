import { z } from 'zod';
import { historyEntry } from './history.ts';
import { listOf, listQuery } from './list.ts';
import { pence } from './money.ts';
import { clubDate, instant } from './time.ts';

export const paymentStatus = z.enum(['matched', 'unmatched', 'ignored']);
export const matchedBy = z.enum(['counterparty_name', 'description', 'organiser']);

export const allocation = z.object({ player_id: z.string(), name: z.string(), amount: pence }).meta({
  id: 'Allocation',
});

export const payment = z
  .object({
    id: z.string().meta({ description: 'The bank’s transaction id, or ours for cash' }),
    source: z.enum(['monzo', 'cash']),
    amount: pence,
    currency: z.string(),
    paid_at: instant,
    counterparty_name: z.string(),
    description: z.string(),
    notes: z.string(),
    status: paymentStatus,
    matched_by: matchedBy.nullable(),
    matched_on: z.string().nullable().meta({ description: 'The bank name that matched' }),
    reason: z.string().meta({ description: 'Why it is credited as it is, in a sentence' }),
    allocations: z.array(allocation),
    conflict: z.boolean().meta({ description: 'The bank later said something else about it' }),
    verified: z.boolean().meta({ description: 'Read back from the bank, not only pushed to us' }),
    history: z.array(historyEntry),
    rev: z.int(),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Payment' });

/** A player who might have made an unmatched payment, and why. Never credited without the organiser. */
export const suggestion = z.object({ player_id: z.string(), name: z.string(), reason: z.string() });

export const paymentDetail = payment
  .extend({ suggestions: z.array(suggestion).optional() })
  .meta({ id: 'PaymentDetail' });

export const paymentList = listOf(payment).meta({ id: 'PaymentList' });

export const paymentQuery = listQuery.extend({
  status: paymentStatus.optional(),
  player_id: z.string().min(1).max(100).optional(),
  from: clubDate.optional().meta({ description: 'The first day', example: undefined }),
  to: clubDate.optional().meta({ description: 'The last day', example: undefined }),
});

export type Allocation = z.infer<typeof allocation>;
export type Payment = z.infer<typeof payment>;
export type PaymentDetail = z.infer<typeof paymentDetail>;
export type Suggestion = z.infer<typeof suggestion>;
export type PaymentStatus = z.infer<typeof paymentStatus>;
export type PaymentQuery = z.infer<typeof paymentQuery>;
