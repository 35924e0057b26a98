import { z } from 'zod';
import { pence } from './money.ts';
import { clubDate, instant } from './time.ts';

const bankState = z.enum([
  'not_configured',
  'disconnected',
  'awaiting_approval',
  'choose_account',
  'connected',
  'login_expired',
]);

/** What is wrong with the connection. The first that applies is told, in this order. */
export const bankProblem = z.enum([
  'login_over',
  'approval_late',
  'webhook_missing',
  'catch_up_failed',
  'history_clamped',
  'pot_failed',
  'notes_failed',
  'feed_failed',
  'receipt_failed',
]);

/**
 * What became of a login at the bank. The browser comes back to the settings page with one of these in its query, as in
 * `/settings?bank=approve`. `refused` means that the owner said no, `old_link` that the `state` is wrong, used or too
 * old, and `failed` that the bank did not take the code.
 */
export type BankReturn = 'approve' | 'refused' | 'old_link' | 'failed';

/** The connection to the organiser's bank. It never holds a token. */
export const bank = z
  .object({
    state: bankState,
    problem: z.string().nullable().meta({ description: 'A sentence that says what is wrong and what to do' }),
    problem_code: bankProblem.nullable(),
    approval_until: instant
      .nullable()
      .meta({ description: 'Until when an approval in the Monzo app is waited for' }),
    account: z.object({ id: z.string(), name: z.string() }).nullable(),
    start_date: clubDate.nullable().meta({ description: 'The first day whose payments count' }),
    webhook: z.object({ registered: z.boolean(), last_event_at: instant.nullable() }),
    last_caught_up_at: instant.nullable(),
    catching_up: z
      .object({ checked: z.int() })
      .nullable()
      .meta({ description: 'How far the catch-up that runs now has come' }),
    pot_id: z.string().nullable(),
    annotate: z.boolean(),
    feed: z.boolean(),
    receipts: z.boolean(),
  })
  .meta({ id: 'Bank' });

export const connectBank = z.strictObject({ start_date: clubDate.optional() }).meta({ id: 'ConnectBank' });

export const bankConnecting = z.object({ authorise_url: z.string() }).meta({ id: 'BankConnecting' });

const id = z.string().min(1).max(100);

export const updateBank = z
  .strictObject({
    account_id: id.exactOptional(),
    start_date: clubDate.exactOptional(),
    pot_id: id.nullable().exactOptional(),
    annotate: z.boolean().exactOptional(),
    feed: z.boolean().exactOptional(),
    receipts: z.boolean().exactOptional(),
  })
  .meta({ id: 'UpdateBank' });

export const bankAccountList = z
  .object({ items: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })) })
  .meta({ id: 'BankAccountList' });

export const bankPotList = z
  .object({ items: z.array(z.object({ id: z.string(), name: z.string(), balance: pence })) })
  .meta({ id: 'BankPotList' });

export const catchUpRequest = z
  .strictObject({ since: clubDate.optional(), dry_run: z.boolean().default(false) })
  .meta({ id: 'CatchUpRequest' });

/** What a catch-up did, or would do, with one transaction of the bank. */
const catchUpItem = z
  .object({
    id: z.string(),
    paid_at: instant,
    amount: pence,
    counterparty_name: z.string(),
    description: z.string(),
    outcome: z.enum(['credited', 'unmatched', 'duplicate', 'ignored']),
    reason: z.string().optional(),
    player: z.object({ id: z.string(), name: z.string() }).optional(),
  })
  .meta({ id: 'CatchUpItem' });

export const catchUpResult = z
  .object({
    checked: z.int(),
    credited: z.int(),
    unmatched: z.int(),
    duplicate: z.int(),
    ignored: z.int(),
    items: z.array(catchUpItem).optional().meta({ description: 'Each transaction, of a dry run only' }),
  })
  .meta({ id: 'CatchUpResult' });

export type Bank = z.infer<typeof bank>;
export type BankState = z.infer<typeof bankState>;
export type BankProblem = z.infer<typeof bankProblem>;
export type ConnectBank = z.infer<typeof connectBank>;
export type BankConnecting = z.infer<typeof bankConnecting>;
export type UpdateBank = z.infer<typeof updateBank>;
export type BankAccountList = z.infer<typeof bankAccountList>;
export type BankPotList = z.infer<typeof bankPotList>;
export type CatchUpRequest = z.infer<typeof catchUpRequest>;
export type CatchUpItem = z.infer<typeof catchUpItem>;
export type CatchUpResult = z.infer<typeof catchUpResult>;
