import { z } from 'zod';
import { personName } from './text.ts';
import { instant } from './time.ts';

/** Who has a log-in of their own. A token is not a role here, since it never logs in. */
export const role = z.enum(['organiser', 'deputy']);

/** Tells everybody whether they are logged in, and whether somebody still has to set Paid Up up. */
export const sessionState = z
  .object({
    authenticated: z.boolean(),
    setup_required: z.boolean(),
    role: role.optional(),
    name: z.string().optional(),
  })
  .meta({ id: 'SessionState' });

/** One place where somebody is logged in. `current` marks the one that asks. */
export const session = z
  .object({
    id: z.string(),
    current: z.boolean(),
    device: z.string().meta({ example: 'Firefox on Android' }),
    created_at: instant,
    last_seen_at: instant,
  })
  .meta({ id: 'Session' });

export const sessionList = z.object({ items: z.array(session) }).meta({ id: 'SessionList' });

/** The bounds of a new password, in characters. */
const PASSWORD_LENGTH = { min: 12, max: 128 };

/** A password as somebody types it to log in. No rule but its size holds for it, so that a wrong one is just wrong. */
const typedPassword = z
  .string()
  .min(1)
  .refine((text) => text.length <= 1000, 'must have at most 1,000 characters')
  .meta({ override: { minLength: 1, maxLength: 1000, format: 'password' } });

/** A password to be. Whether it is a common one only the server knows. */
export const newPassword = z
  .string()
  .refine(
    (text) => lengthOf(text) >= PASSWORD_LENGTH.min,
    `must have at least ${PASSWORD_LENGTH.min} characters`,
  )
  .refine(
    (text) => lengthOf(text) <= PASSWORD_LENGTH.max,
    `must have at most ${PASSWORD_LENGTH.max} characters`,
  )
  // Different lone surrogates would become the same bytes.
  .refine((text) => text.isWellFormed(), 'must not contain half a character')
  .meta({
    override: { minLength: PASSWORD_LENGTH.min, maxLength: PASSWORD_LENGTH.max, format: 'password' },
  });

export const logIn = z
  .strictObject({
    password: typedPassword,
    name: personName
      .optional()
      .meta({ description: 'A deputy’s. Without it the password is the organiser’s' }),
  })
  .meta({ id: 'LogIn' });

export const setUp = z
  .strictObject({ token: z.string().min(1).max(200), password: newPassword })
  .meta({ id: 'SetUp' });

export const changePassword = z
  .strictObject({ current_password: typedPassword, new_password: newPassword })
  .meta({ id: 'ChangePassword' });

export type SessionState = z.infer<typeof sessionState>;
export type Session = z.infer<typeof session>;
export type LogIn = z.infer<typeof logIn>;
export type SetUp = z.infer<typeof setUp>;
export type ChangePassword = z.infer<typeof changePassword>;

const lengthOf = (text: string) => [...text].length;
