import type { Settings } from '@paidup/shared/settings';

/** The settings before the first change. */
export const initialSettings: Settings = {
  club_name: 'Five-a-side',
  default_fee: 500,
  default_cost: 4500,
  default_time: '18:30',
  default_location: null,
  min_players: 8,
  max_players: 12,
  time_zone: 'Europe/London',
  monzo_me_username: 'ashleykingscote',
  pay_to: null,
  cash_only: false,
  backups: null,
  rev: 0,
  updated_at: null,
  history: [],
};

const changed_at = '2026-11-26T08:05:00.000Z';

/** The settings after a change of the fee and the location. */
export const changedSettings: Settings = {
  ...initialSettings,
  default_fee: 600,
  default_location: 'Riverside 5s',
  rev: 1,
  updated_at: changed_at,
  history: [
    {
      at: changed_at,
      by: 'organiser',
      action: 'changed',
      detail: 'usual fee £5.00 became £6.00; usual place unknown became Riverside 5s',
      before: { default_fee: 500, default_location: null },
      after: { default_fee: 600, default_location: 'Riverside 5s' },
    },
  ],
};
