import { bankProblem } from '@paidup/shared/bank';
import { z } from 'zod';
import type { BankTaskRecord } from '../domain/bank-tasks.ts';
import type { BankConnectionRecord, BankLoginRecord } from '../domain/records.ts';

const textOrNull = z.string().nullable();

/** What an adapter reads is parsed with these, so that a damaged record is an error and never half a connection. */
export const bankConnectionRecord: z.ZodType<BankConnectionRecord> = z.object({
  state: z.enum(['disconnected', 'awaiting_approval', 'choose_account', 'connected', 'login_expired']),
  pending: z.object({ state_hash: z.string(), start_date: z.string(), expires_at: z.string() }).nullable(),
  approval_until: textOrNull,
  account: z.object({ id: z.string(), name: z.string() }).nullable(),
  start_date: textOrNull,
  connected_since: textOrNull,
  webhook_id: textOrNull,
  last_caught_up_at: textOrNull,
  catching_up: z.object({ checked: z.int() }).nullable(),
  pot: z.object({ id: z.string(), since: z.string() }).nullable(),
  annotate_since: textOrNull,
  feed_since: textOrNull,
  receipts_since: textOrNull,
  problems: z.array(bankProblem),
  rev: z.int(),
});

export const bankLoginRecord: z.ZodType<BankLoginRecord> = z.object({ sealed: textOrNull, rev: z.int() });

export const bankTaskRecord: z.ZodType<BankTaskRecord> = z.object({
  id: z.string(),
  kind: z.enum(['pot', 'notes', 'feed', 'receipt']),
  about: z.string(),
  state: z.enum(['open', 'done', 'failed', 'dropped']),
  attempts: z.int(),
  next_at: z.string(),
  begun_at: textOrNull,
  failure: textOrNull,
  created_at: z.string(),
  closed_at: textOrNull,
  rev: z.int(),
});
