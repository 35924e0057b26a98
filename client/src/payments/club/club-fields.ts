import { line } from '../../app/forms/field-kinds.ts';
import type { Field } from '../../app/forms/record-form.ts';
import { cashFields } from '../cash/cash-fields.ts';
import { clubTexts } from './texts.ts';

const isCost: Field<boolean> = {
  label: clubTexts.way,
  input: {},
  format: (saved) => saved,
  parse: (typed) => typed,
  inWords: (saved) => (saved ? clubTexts.spent : clubTexts.cameIn),
  problem: () => '',
};

const amount: Field<number, number | null> = {
  ...cashFields.amount,
  label: clubTexts.amount,
  format: (saved) => saved || null,
  parse: (typed) => typed ?? 0,
};

/** The fields of the form for other income and costs. A cost is typed without a minus sign. */
export const clubFields = {
  isCost,
  amount,
  notes: { ...line(clubTexts.what, clubTexts.whatNeeded, 500), subject: clubTexts.what },
};
