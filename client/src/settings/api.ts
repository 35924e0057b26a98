import type { Settings, UpdateSettings } from '@paidup/shared/settings';
import { ifMatch, request } from '../app/api/client.ts';

/** What the club is called, and what a new fixture begins with. */
export function getSettings() {
  return request<Settings>({ url: '/settings' });
}

/** Changes only what is named. */
export function updateSettings(rev: number, changes: UpdateSettings) {
  return request<Settings>({ method: 'patch', url: '/settings', data: changes, headers: ifMatch(rev) });
}
