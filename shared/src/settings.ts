import { z } from 'zod';
import { heads, location } from './fixture.ts';
import { historyEntry } from './history.ts';
import { price } from './money.ts';
import { line, personName } from './text.ts';
import { clubTime, instant } from './time.ts';

/** The last part of an address at monzo.me. */
export const monzoMeUsername = z
  .string()
  .trim()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_.-]{0,49}$/,
    'must be the last part of a monzo.me address, like ashleykingscote',
  );

/** The club's name, how players pay, and the defaults of a new fixture. The environment sets `time_zone`. */
export const settings = z
  .object({
    club_name: z.string().meta({ example: 'Five-a-side' }),
    default_fee: price,
    default_cost: price,
    default_time: clubTime,
    default_location: z.string().nullable().meta({ example: 'Riverside 5s' }),
    min_players: z.int(),
    max_players: z.int(),
    time_zone: z
      .string()
      .meta({ description: 'The IANA name of the time zone of dates and times', example: 'Europe/London' }),
    monzo_me_username: z
      .string()
      .nullable()
      .meta({ description: 'The name in payment links, if there is one. At first it is the environment’s' }),
    pay_to: z.string().nullable().meta({
      description: 'The account for bank transfers, as it stands in reminders',
      example: 'A Kingscote · 04-00-04 · 12345678',
    }),
    cash_only: z
      .boolean()
      .meta({ description: 'The club takes cash only, so nothing asks to connect a bank' }),
    backups: z
      .object({ last_at: instant.nullable(), kept: z.int() })
      .nullable()
      .meta({ description: 'When the newest backup in the server’s folder was made, and how many are kept' }),
    rev: z.int().meta({ description: '0 before the first change' }),
    updated_at: instant.nullable(),
    history: z.array(historyEntry),
  })
  .meta({ id: 'Settings' });

export const updateSettings = z
  .strictObject({
    club_name: personName.exactOptional(),
    default_fee: price.exactOptional(),
    default_cost: price.exactOptional(),
    default_time: clubTime.exactOptional(),
    default_location: location.nullable().exactOptional(),
    min_players: heads.exactOptional(),
    max_players: heads.exactOptional(),
    monzo_me_username: monzoMeUsername.nullable().exactOptional(),
    pay_to: line(1, 200).nullable().exactOptional(),
    cash_only: z.boolean().exactOptional(),
  })
  .meta({ id: 'UpdateSettings' });

export type Settings = z.infer<typeof settings>;
export type UpdateSettings = z.infer<typeof updateSettings>;
