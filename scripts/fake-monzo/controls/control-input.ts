import { z } from 'zod';
import { type KindName, KINDS } from '../transactions/kinds/kinds.ts';
import { someSwitches } from '../switches.ts';
import { TROUBLE_KINDS, type TroubleKind } from '../trouble/trouble-kinds.ts';
import { type DeliveryMode, MODES } from '../webhooks/delivery-modes.ts';
import { readTime } from '../wire/bank-time.ts';

const instant = z.string().transform((text, context) => {
  const read = readTime(text);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: 'must be an RFC 3339 time' });
  return z.NEVER;
});

const keyOf = <Key extends string>(table: Record<Key, unknown>) =>
  z.string().refine((text): text is Key => Object.hasOwn(table, text), {
    error: `must be one of ${Object.keys(table).join(', ')}`,
  });

const fields = z.record(z.string(), z.unknown());

/** The bodies of the control calls. */
export const inputs = {
  clock: z.union([z.strictObject({ now: instant }), z.strictObject({ advance_seconds: z.number().min(0) })]),
  nothing: z.strictObject({}),
  session: z.strictObject({ session_id: z.string().optional() }),
  login: z.strictObject({ authorise_url: z.string(), user_id: z.string().nullable().optional() }),
  tokens: z.strictObject({
    client_id: z.string().optional(),
    user_id: z.string().optional(),
    approved: z.boolean().default(true),
  }),
  payment: z.strictObject({
    kind: keyOf<KindName>(KINDS),
    account_id: z.string().optional(),
    pot_id: z.string().optional(),
    amount: z.int().min(0).optional(),
    name: z.string().optional(),
    reference: z.string().optional(),
    created: instant.optional(),
    silent: z.boolean().optional(),
    fields: fields.optional(),
  }),
  settlement: z.strictObject({ amount: z.int().optional() }),
  decline: z.strictObject({ reason: z.string().default('OTHER') }),
  change: z.strictObject({ fields, silent: z.boolean().default(false) }),
  webhook: z.strictObject({ url: z.string(), account_id: z.string().optional() }),
  mode: z.strictObject({ mode: keyOf<DeliveryMode>(MODES) }),
  delivery: z.strictObject({ account_id: z.string().optional(), body: z.unknown() }),
  trouble: z.strictObject({
    kind: keyOf<TroubleKind>(TROUBLE_KINDS),
    calls: z.int().min(1).nullable().default(1),
    skip: z.int().min(0).optional(),
    method: z.string().optional(),
    path: z.string().optional(),
    milliseconds: z.int().min(0).optional(),
    retry_after: z.int().min(0).optional(),
    location: z.string().optional(),
  }),
  limit: z.strictObject({ calls: z.int().min(0), seconds: z.int().min(1) }).nullable(),
  switches: someSwitches,
};
