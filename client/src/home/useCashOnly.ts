import type { Settings } from '@paidup/shared/settings';
import { useSaving } from '../app/useSaving.ts';
import { useSettingsChange } from '../settings/useSettings.ts';
import { homeTexts } from './texts.ts';

/**
 * Lets a club that takes cash only put the bank's card away. The settings keep it, since it is true of the club and not
 * of one phone.
 */
export function useCashOnly() {
  const change = useSettingsChange();
  const { submit } = useSaving(
    ({ rev }: Settings) => change(rev, { cash_only: true }),
    ({ rev }) => ({
      text: homeTexts.cashOnlyNoted,
      undo: async () => ({ id: String((await change(rev, { cash_only: false })).rev) }),
    }),
  );
  return { putAway: submit };
}
