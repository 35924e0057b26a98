import { formatMoney } from '@paidup/shared/format-money';
import type { CreateFixture } from '@paidup/shared/fixture';
import type { UpdateSettings } from '@paidup/shared/settings';
import type { SettingsRecord } from './records.ts';
import type { PlannedFixture } from './fixtures.ts';
import { fieldChange, entryOf, firstRevision, revised, type Source } from './revision.ts';

/** The settings until the organiser changes them. */
export const INITIAL_SETTINGS: SettingsRecord = {
  club_name: 'Five-a-side',
  default_fee: 500,
  default_cost: 4500,
  default_time: '18:30',
  default_location: null,
  min_players: 8,
  max_players: 12,
  monzo_me_username: null,
  pay_to: null,
  cash_only: false,
  history: [],
  rev: 0,
  created_at: '',
  updated_at: '',
};

/** Changes the settings, or returns the same record if nothing changes. */
export function updatedSettings(
  record: SettingsRecord,
  input: UpdateSettings,
  source: Source,
): SettingsRecord {
  const { monzo_me_username: name, ...others } = input;
  const next = { ...record, ...others, ...(name === undefined ? {} : { monzo_me_username: name ?? '' }) };
  const changes = changesOf(record, next);
  if (changes.length === 0) return record;
  const entry = { ...source, action: 'changed', ...entryOf(changes) };
  return record.rev === 0 ? { ...next, ...firstRevision(entry) } : revised(next, {}, entry);
}

/** Fills in what the request left out. If it gives one bound of the players, the default of the other gives way. */
export function withDefaults(input: CreateFixture, settings: SettingsRecord): PlannedFixture {
  const {
    fee = settings.default_fee,
    min_players = Math.min(settings.min_players, input.max_players ?? settings.min_players),
    max_players = Math.max(settings.max_players, input.min_players ?? settings.max_players),
  } = input;
  return { ...input, fee, min_players, max_players };
}

const changesOf = (record: SettingsRecord, next: SettingsRecord) => [
  ...fieldChange('club_name', 'name', record.club_name, next.club_name, (name) => `“${name}”`),
  ...fieldChange('default_fee', 'usual fee', record.default_fee, next.default_fee, formatMoney),
  ...fieldChange('default_cost', 'usual pitch cost', record.default_cost, next.default_cost, formatMoney),
  ...fieldChange('default_time', 'usual time', record.default_time, next.default_time),
  ...fieldChange(
    'default_location',
    'usual place',
    record.default_location,
    next.default_location,
    (place) => place ?? 'unknown',
  ),
  ...fieldChange('min_players', 'minimum players', record.min_players, next.min_players),
  ...fieldChange('max_players', 'maximum players', record.max_players, next.max_players),
  ...fieldChange(
    'monzo_me_username',
    'name on monzo.me',
    record.monzo_me_username,
    next.monzo_me_username,
    (name) => name || 'none',
  ),
  ...fieldChange('pay_to', 'account to pay to', record.pay_to, next.pay_to, (account) => account ?? 'none'),
  ...fieldChange('cash_only', 'cash only', record.cash_only, next.cash_only, (isOn) => (isOn ? 'on' : 'off')),
];
