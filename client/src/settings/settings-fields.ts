import { amount, clock, heads, line, optionalLine } from '../app/forms/field-kinds.ts';
import { formTexts } from '../app/texts.ts';
import { settingsTexts } from './texts.ts';

const { fields } = settingsTexts;

/** The fields of the settings, by the part that is changed at once. */
export const settingsFields = {
  club: { club_name: line(fields.club_name, settingsTexts.nameMissing) },
  link: {
    monzo_me_username: {
      ...optionalLine(fields.monzo_me_username, settingsTexts.none, 80),
      // A whole address is pasted too.
      parse: (typed: string) =>
        typed
          .trim()
          .replace(/^(https?:\/\/)?(www\.)?monzo\.me\//i, '')
          .replace(/[/?].*$/, '') || null,
    },
  },
  account: { pay_to: optionalLine(fields.pay_to, settingsTexts.none, 200) },
  games: {
    default_cost: amount(fields.default_cost),
    default_fee: amount(fields.default_fee),
    min_players: {
      ...heads(fields.min_players),
      notAbove: { field: 'max_players', problem: formTexts.headsCrossed },
    },
    max_players: heads(fields.max_players),
    default_time: clock(fields.default_time, settingsTexts.timeMissing),
    default_location: optionalLine(fields.default_location, settingsTexts.noPlace, 200),
  },
};

/** A part of the settings, which has a sheet of its own. */
export type SettingsPart = keyof typeof settingsFields;
