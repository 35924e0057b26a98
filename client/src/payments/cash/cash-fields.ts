import { amount, optionalLine } from '../../app/forms/field-kinds.ts';
import { cashTexts } from '../texts.ts';

/** The form of cash that changes hands; money that goes back is typed without its sign. */
export const cashFields = {
  amount: {
    ...amount(cashTexts.amount),
    problem: (pence: number | null) => (pence ? '' : cashTexts.needed),
    refusals: { too_large: cashTexts.tooMuch, too_small: cashTexts.tooMuch },
  },
  notes: { ...optionalLine(cashTexts.note, '', 500), subject: cashTexts.theNote },
};
