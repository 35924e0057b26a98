import { MADE_UP } from '../app/made-up.ts';
import { showFailure } from '../app/toasts/useToast.ts';
import { useSaving } from '../app/useSaving.ts';
import { clearMadeUpSeason } from './api.ts';

/** Takes the made-up season away, here and in this browser, and opens the real club. */
export function useClearAway() {
  const { isSaving, refusal, submit } = useSaving(clearMadeUpSeason);

  async function clearAway(): Promise<void> {
    if (await submit(undefined)) {
      forgetSeason();
      location.replace('/');
    } else if (refusal.value) showFailure(refusal.value.detail);
  }

  return { isClearing: isSaving, clearAway };
}

function forgetSeason(): void {
  for (const storage of [localStorage, sessionStorage])
    for (const name of Object.keys(storage)) if (name.startsWith(MADE_UP)) storage.removeItem(name);
}
