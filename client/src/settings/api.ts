import type { Settings, UpdateSettings } from '@paidup/shared/settings';
import { ifMatch, request } from '../app/api/client.ts';

/** The club's name and the defaults of new fixtures. */
export function getSettings() {
  return request<Settings>({ url: '/settings' });
}

/** Changes only the settings that are given. */
export function updateSettings(rev: number, changes: UpdateSettings) {
  return request<Settings>({ method: 'patch', url: '/settings', data: changes, headers: ifMatch(rev) });
}
