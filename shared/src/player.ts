import { z } from 'zod';
import { historyEntry, historyForDeputy } from './history.ts';
import { listOf, listQuery } from './list.ts';
import { pence } from './money.ts';
import { bankName, bankNames, line, personName } from './text.ts';
import { clubDate, instant } from './time.ts';

/** What is noted about a debt. It is `null` once they owe nothing any more. */
export const reminder = {
  reminded_at: instant.nullable().meta({ description: 'When they were last reminded of what they owe' }),
  promised_on: clubDate.nullable().meta({ description: 'The day on which they said they would pay' }),
};

export const player = z
  .object({
    id: z.string(),
    name: z.string().meta({ example: 'Ashley Kingscote' }),
    accepted_bank_names: z.array(z.string()).meta({ example: ['KINGSCOTE AM', 'FOOTY ASH'] }),
    attendance_start: clubDate,
    archived: z.boolean(),
    total_paid: pence.meta({ description: 'All money credited to the player' }),
    written_off: pence.meta({ description: 'What was forgiven of what they owed' }),
    total_fees: pence.meta({ description: 'The fees of the played fixtures that they were in' }),
    balance: pence.meta({ description: '`total_paid + written_off - total_fees`' }),
    owes: pence.meta({ description: '`max(0, -balance)`' }),
    ...reminder,
    rev: z.int(),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Player' });

export const playerDetail = player
  .extend({
    removable: z.boolean().meta({ description: 'No payment and no fixture ever named them' }),
    history: z.array(historyEntry),
  })
  .meta({ id: 'PlayerDetail' });

/** The answer to a change of bank names, with the number of waiting payments that it credited. */
export const playerChanged = player
  .extend({ matched_payments: z.int().min(0) })
  .meta({ id: 'PlayerChanged' });

export const playerList = listOf(player).meta({ id: 'PlayerList' });

/** The part of a player that a deputy sees. */
export const playerForDeputy = player.omit({ accepted_bank_names: true }).meta({ id: 'PlayerForDeputy' });

export const playerDetailForDeputy = playerForDeputy
  .extend({ history: z.array(historyForDeputy) })
  .meta({ id: 'PlayerDetailForDeputy' });

export const playerListForDeputy = listOf(playerForDeputy).meta({ id: 'PlayerListForDeputy' });

export const createPlayer = z
  .strictObject({
    name: personName,
    accepted_bank_names: bankNames.default([]).meta({ override: { default: [] } }),
    attendance_start: clubDate.optional().meta({ description: 'By default today' }),
  })
  .meta({ id: 'CreatePlayer' });

export const updatePlayer = z
  .strictObject({
    name: personName.exactOptional(),
    accepted_bank_names: bankNames.exactOptional(),
    attendance_start: clubDate.exactOptional(),
    archived: z.boolean().exactOptional(),
    move_names: z.boolean().exactOptional().meta({
      description:
        'Whether bank names that other players have are taken off them first. By default they are refused',
    }),
  })
  .meta({ id: 'UpdatePlayer' });

export const noteReminder = z
  .strictObject({
    reminded: z.literal(true).exactOptional().meta({ description: 'They have just been reminded' }),
    promised_on: clubDate.exactOptional().meta({ description: 'The day on which they said they would pay' }),
  })
  .meta({ id: 'NoteReminder' });

export const playerQuery = listQuery.extend({
  archived: z.enum(['false', 'true', 'all']).optional(),
  q: line(0, 100).optional().meta({
    description:
      'Part of the name or of a bank name, compared as bank names are: only letters and digits count',
  }),
});

export const checkBankName = z.strictObject({ name: bankName }).meta({ id: 'CheckBankName' });

export const bankNameCheck = z
  .object({
    owner: z.object({ player_id: z.string(), name: z.string() }).nullable(),
    payments: z.int().meta({ description: 'Stored payments that show the name' }),
    would_credit: z.int().meta({ description: 'Unmatched ones that adding it would credit' }),
    danger: z
      .string()
      .nullable()
      .meta({ description: 'Why the name may credit the wrong person, in a sentence' }),
  })
  .meta({ id: 'BankNameCheck' });

export type Player = z.infer<typeof player>;
export type PlayerDetail = z.infer<typeof playerDetail>;
export type PlayerChanged = z.infer<typeof playerChanged>;
export type CreatePlayer = z.infer<typeof createPlayer>;
export type UpdatePlayer = z.infer<typeof updatePlayer>;
export type NoteReminder = z.infer<typeof noteReminder>;
export type PlayerQuery = z.infer<typeof playerQuery>;
export type CheckBankName = z.infer<typeof checkBankName>;
export type BankNameCheck = z.infer<typeof bankNameCheck>;
