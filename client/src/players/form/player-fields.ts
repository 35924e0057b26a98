import { day, line } from '../../app/forms/field-kinds.ts';
import { bankNames } from '../bank-names/bank-names.ts';
import { playerFormTexts, playerTexts } from '../texts.ts';

const { fields } = playerFormTexts;

/** The form of a player. */
export const playerFields = {
  name: line(fields.name, playerFormTexts.required),
  accepted_bank_names: bankNames(fields.accepted_bank_names, playerTexts.noBankNames),
  attendance_start: day(fields.attendance_start, playerFormTexts.startNeeded, playerFormTexts.startHint),
};

/** Returns the values of a new player's form, with the payer's bank name if there is one, and today as the first day. */
export const newPlayer = (payer: string, today: string) => ({
  name: '',
  accepted_bank_names: payer === '' ? [] : [payer],
  attendance_start: today,
});
