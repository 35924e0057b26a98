import { MADE_UP_PAGES } from '../app/made-up.ts';
import { showFailure } from '../app/useNotice.ts';
import { useSaving } from '../app/useSaving.ts';
import { makeMadeUpSeason } from './api.ts';

/** Makes the made-up season and opens it. A toast says why there can't be one. */
export function useLookAround() {
  const { isSaving, refusal, submit } = useSaving(makeMadeUpSeason);

  async function lookAround(): Promise<void> {
    if (await submit(undefined)) location.assign(MADE_UP_PAGES);
    else if (refusal.value) showFailure(refusal.value.detail);
  }

  return { isMaking: isSaving, lookAround };
}
