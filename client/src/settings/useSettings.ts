import { useQuery } from '@tanstack/vue-query';
import { getSettings, updateSettings } from './api.ts';
import { andThen } from '../app/and-then.ts';
import { useRefresh } from '../app/useRefresh.ts';

/** What the club is called, and what a new fixture begins with. */
export function useSettings() {
  return useQuery({ queryKey: ['settings'], queryFn: getSettings });
}

/** The change that an organiser makes to the settings. */
export function useSettingsChange() {
  return andThen(updateSettings, useRefresh(['settings']));
}
