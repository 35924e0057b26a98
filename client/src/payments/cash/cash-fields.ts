import { amount, line, optionalLine } from '../../app/forms/field-kinds.ts';
import { cashTexts, writeOffTexts } from './texts.ts';

/** The fields of the cash form. Money that goes back is typed without a minus sign. */
export const cashFields = {
  amount: {
    ...amount(cashTexts.amount),
    problem: (pence: number | null) => (pence ? '' : cashTexts.needed),
    refusals: { too_large: cashTexts.tooMuch, too_small: cashTexts.tooMuch },
  },
  notes: { ...optionalLine(cashTexts.note, '', 500), subject: cashTexts.theNote },
};

/** The fields of the form that writes a debt off. */
export const writeOffFields = {
  amount: { ...cashFields.amount, label: writeOffTexts.amount },
  notes: { ...line(writeOffTexts.reason, writeOffTexts.reasonNeeded, 500), subject: writeOffTexts.reason },
};
