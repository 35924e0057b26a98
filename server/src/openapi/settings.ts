import { type Settings, settings, updateSettings } from '@paidup/shared/settings';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { ifMatchHeader, jsonBody, recordAnswer } from './calls.ts';
import { ANY_CALL, problemAnswers, TAKES_BODY } from './problems.ts';

const initial: Settings = {
  club_name: 'Five-a-side',
  default_fee: 500,
  default_cost: 4500,
  default_time: '18:30',
  default_location: null,
  min_players: 8,
  max_players: 12,
  time_zone: 'Europe/London',
  monzo_me_username: 'ashleykingscote',
  rev: 0,
  updated_at: null,
  history: [],
};

const changed_at = '2026-11-26T08:05:00.000Z';
const tags = ['Club'];

/** The calls on the club's settings. */
export const settingsPaths: ZodOpenApiPathsObject = {
  '/settings': {
    get: {
      tags,
      operationId: 'getSettings',
      summary: 'Read the settings',
      description:
        'What the club is called, and what a page offers for a new fixture. The time zone and the name for payment links come from the server’s environment.',
      responses: {
        '200': recordAnswer('The settings, with their history', settings, initial),
        ...problemAnswers(...ANY_CALL),
      },
    },
    patch: {
      tags,
      operationId: 'updateSettings',
      summary: 'Change the settings',
      description: 'Changes what the body names. Fixtures that are there already stay as they are.',
      requestParams: { header: ifMatchHeader },
      requestBody: jsonBody(updateSettings, { default_fee: 600, default_location: 'Riverside 5s' }),
      responses: {
        '200': recordAnswer('The settings as they are now', settings, {
          ...initial,
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
        }),
        ...problemAnswers(...ANY_CALL, ...TAKES_BODY, 'stale'),
      },
    },
  },
};
