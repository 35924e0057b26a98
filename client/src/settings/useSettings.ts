import { useQuery } from '@tanstack/vue-query';
import { getSettings, updateSettings } from './api.ts';
import { useRefreshing } from '../app/live/useRefreshing.ts';

/** The club's name and the defaults of new fixtures. */
export function useSettings(enabled = () => true) {
  return useQuery({ queryKey: ['settings'], queryFn: getSettings, enabled });
}

/** The function that saves changes of the settings. */
export function useSettingsChange() {
  return useRefreshing()(updateSettings, () => [{ entity: 'settings', id: 'settings' }]);
}
