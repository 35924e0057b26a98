import { useQuery } from '@tanstack/vue-query';
import { getSettings, updateSettings } from './api.ts';
import { useRefreshing } from '../app/live/useRefreshing.ts';

/** What the club is called, and what a new fixture begins with. */
export function useSettings() {
  return useQuery({ queryKey: ['settings'], queryFn: getSettings });
}

/** The change that an organiser makes to the settings. */
export function useSettingsChange() {
  return useRefreshing()(updateSettings, () => [{ entity: 'settings', id: 'settings' }]);
}
