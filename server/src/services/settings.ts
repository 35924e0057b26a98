import type { Settings, UpdateSettings } from '@paidup/shared/settings';
import { INITIAL_SETTINGS, updatedSettings } from '../domain/settings.ts';
import { invalidField } from '../errors.ts';
import type { SettingsRecord } from '../domain/records.ts';
import type { BackupsService } from './backups.ts';
import type { IfMatch } from './revise.ts';
import type { ServiceDependencies } from './dependencies.ts';

/** Reads and changes the settings. */
export function createSettingsService(
  dependencies: ServiceDependencies,
  backups: Pick<BackupsService, 'state'>,
) {
  const { store, clock, timeZone, monzoMeUsername = '', revise } = dependencies;

  return {
    get: async (): Promise<Settings> => view(await read()),

    /** Changes the fields in the input. Throws 400 if `min_players` would be above `max_players`. */
    async update(input: UpdateSettings, ifMatch: IfMatch, by: string): Promise<Settings> {
      const { after } = await revise<SettingsRecord>('club', {
        noun: 'settings',
        ifMatch,
        read,
        change: (stored) => {
          checkPlaces(input, stored);
          return updatedSettings(stored, input, { at: clock(), by });
        },
        replace: store.settings.replace,
      });
      return view(after);
    },
  };

  async function read(): Promise<SettingsRecord> {
    const stored = (await store.settings.get()) ?? INITIAL_SETTINGS;
    return { ...stored, monzo_me_username: stored.monzo_me_username ?? monzoMeUsername };
  }

  async function view({ created_at: _made, updated_at, ...record }: SettingsRecord): Promise<Settings> {
    return {
      ...record,
      time_zone: timeZone,
      monzo_me_username: record.monzo_me_username || null,
      backups: await backups.state(),
      updated_at: record.rev === 0 ? null : updated_at,
    };
  }
}

export type SettingsService = ReturnType<typeof createSettingsService>;

/** Blames the field that the request gave, or `min_players` if it gave both. */
function checkPlaces(input: UpdateSettings, stored: SettingsRecord): void {
  if ((input.min_players ?? stored.min_players) <= (input.max_players ?? stored.max_players)) return;
  throw input.min_players === undefined
    ? invalidField('max_players', 'must not be below min_players', 'bounds_crossed')
    : invalidField('min_players', 'must not be above max_players', 'bounds_crossed');
}
