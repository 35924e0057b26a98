import type { Bank, CatchUpResult } from '@paidup/shared/bank';
import { useSaving } from '../../app/useSaving.ts';
import { useBankChanges } from '../useBank.ts';

/** Credits what the preview showed. `done` gets what was credited. */
export function useConfirming(bank: () => Bank, done: (credited: CatchUpResult) => void) {
  const { update, catchUp } = useBankChanges();
  return useSaving(async (day: string) => {
    if (day !== bank().start_date) await update({ start_date: day });
    done(await catchUp({ since: day }));
  });
}
