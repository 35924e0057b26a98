import type { UpdateSettings } from '@paidup/shared/settings';
import { useMutation, useQuery } from '@tanstack/vue-query';
import { getSettings, updateSettings } from '../../api/settings.ts';
import { useRefresh } from '../app/useRefresh.ts';

/** What the club is called, and what a new fixture begins with. */
export function useSettings() {
  return useQuery({ queryKey: ['settings'], queryFn: getSettings });
}

/** The change that an organiser makes to the settings. */
export function useSettingsChange() {
  const refresh = useRefresh(['settings']);
  return useMutation({
    mutationFn: (change: { rev: number; changes: UpdateSettings }) =>
      updateSettings(change.rev, change.changes),
    onSuccess: refresh,
  });
}
