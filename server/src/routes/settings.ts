import { settings as settingsSchema, updateSettings } from '@paidup/shared/settings';
import { ifMatch } from '../http/request-headers.ts';
import { type Route, route } from '../http/route.ts';
import { changedSettings, initialSettings } from '../openapi/settings-example.ts';
import type { SettingsService } from '../services/settings.ts';

const tag = 'Club';

/** Returns the calls on the club's settings. */
export const settingsRoutes = (settings: SettingsService): Route[] => [
  route({
    method: 'get',
    path: '/settings',
    access: 'deputy',
    tag,
    operationId: 'getSettings',
    summary: 'Read the settings',
    description:
      'The club’s name, how players pay, and the defaults for a new fixture. The time zone comes from the server’s environment, and so does the name for payment links until the settings are first changed.',
    answer: {
      description: 'The settings, with their history',
      schema: settingsSchema,
      example: initialSettings,
    },
    handler: () => settings.get(),
  }),
  route({
    method: 'patch',
    path: '/settings',
    tag,
    operationId: 'updateSettings',
    summary: 'Change the settings',
    description: 'Changes the fields in the body. Existing fixtures stay as they are.',
    headers: ifMatch,
    body: { schema: updateSettings, example: { default_fee: 600, default_location: 'Riverside 5s' } },
    answer: { description: 'The settings as they are now', schema: settingsSchema, example: changedSettings },
    handler: ({ body, headers, by }) => settings.update(body, headers['If-Match'], by),
  }),
];
