import { formatMoney } from '@paidup/shared/format-money';
import type { Settings, UpdateSettings } from '@paidup/shared/settings';
import type { Difference } from '../app/forms/difference.ts';
import { settingsTexts } from './texts.ts';

/** What the form of the settings holds: heads as typed, amounts in pence. */
export type SettingsValues = {
  name: string;
  fee: number | null;
  cost: number | null;
  time: string;
  place: string;
  least: string;
  most: string;
};

/** What the form begins with. */
export function settingsValues(settings: Settings): SettingsValues {
  return {
    name: settings.club_name,
    fee: settings.default_fee,
    cost: settings.default_cost,
    time: settings.default_time,
    place: settings.default_location ?? '',
    least: String(settings.min_players),
    most: String(settings.max_players),
  };
}

/** What the organiser changed, and nothing else; call it with values that have no problems. */
export function settingsChanges(before: SettingsValues, after: SettingsValues): UpdateSettings {
  const place = after.place.trim();
  return {
    ...(after.name.trim() === before.name ? {} : { club_name: after.name.trim() }),
    ...(after.fee === before.fee || after.fee === null ? {} : { default_fee: after.fee }),
    ...(after.cost === before.cost || after.cost === null ? {} : { default_cost: after.cost }),
    ...(after.time === before.time ? {} : { default_time: after.time }),
    ...(place === before.place ? {} : { default_location: place === '' ? null : place }),
    ...(after.least === before.least ? {} : { min_players: Number(after.least) }),
    ...(after.most === before.most ? {} : { max_players: Number(after.most) }),
  };
}

/** Where what is saved now and what was typed differ, in words. */
export function settingsDifferences(theirs: SettingsValues, yours: SettingsValues): Difference[] {
  const [saved, typed] = [inWords(theirs), inWords(yours)];
  const all = FIELDS.map((field) => ({
    field: settingsTexts[field],
    theirs: saved[field],
    yours: typed[field],
  }));
  return all.filter((difference) => difference.theirs !== difference.yours);
}

const FIELDS = ['name', 'fee', 'cost', 'time', 'place', 'least', 'most'] as const;

function inWords({ name, fee, cost, time, place, least, most }: SettingsValues) {
  return {
    name: name.trim(),
    fee: formatMoney(fee ?? 0),
    cost: formatMoney(cost ?? 0),
    time,
    place: place.trim() === '' ? settingsTexts.noPlace : place.trim(),
    least,
    most,
  };
}
