import { formatMoney } from '@paidup/shared/format-money';
import { formatDay } from '../time/format-time.ts';
import type { Field } from './record-form.ts';
import { formTexts } from '../texts.ts';

/** A line of text that must not be empty. */
export function line(label: string, missing: string, maxLength = 100): Field<string> {
  return { ...plain(label, missing), input: { maxLength }, parse: (typed) => typed.trim() };
}

/** A line of text that may be empty, which is saved as none. */
export function optionalLine(label: string, none: string, maxLength = 100): Field<string | null, string> {
  return {
    label,
    input: { maxLength },
    format: (saved) => saved ?? '',
    parse: (typed) => typed.trim() || null,
    inWords: (saved) => saved ?? none,
    problem: () => '',
  };
}

/** A calendar day. */
export function day(label: string, missing: string, hint = ''): Field<string> {
  const inWords = (saved: string) => (saved === '' ? formTexts.nothing : formatDay(saved));
  return { ...plain(label, missing), input: { type: 'date', hint }, inWords };
}

/** A time of day. */
export function clock(label: string, missing: string): Field<string> {
  return { ...plain(label, missing), input: { type: 'time' } };
}

/** Whole pence, null while what is typed is no amount. */
export function amount(label: string): Field<number, number | null> {
  return {
    label,
    input: {},
    format: (saved) => saved,
    // No amount is not £0.00: it differs from whatever is saved.
    parse: (typed) => typed ?? NaN,
    inWords: (saved) => (Number.isNaN(saved) ? formTexts.nothing : formatMoney(saved)),
    problem: (typed) => (typed === null ? formTexts.noAmount : ''),
  };
}

/** A whole number between two limits, which `wrong` names. */
export function whole(label: string, min: number, max: number, wrong: string): Field<number, string> {
  const parse = (typed: string) => (typed.trim() === '' ? NaN : Number(typed));
  const isRight = (number: number) => Number.isInteger(number) && number >= min && number <= max;
  return {
    label,
    input: { type: 'number', inputmode: 'numeric', min, max },
    format: String,
    parse,
    inWords: (saved) => (Number.isNaN(saved) ? formTexts.nothing : String(saved)),
    problem: (typed) => (isRight(parse(typed)) ? '' : wrong),
  };
}

/** A field for the number of heads that a game needs or takes. */
export const heads = (label: string): Field<number, string> => whole(label, 1, 100, formTexts.noHeads);

function plain(label: string, missing: string) {
  return {
    label,
    format: (saved: string) => saved,
    parse: (typed: string) => typed,
    inWords: (saved: string) => saved || formTexts.nothing,
    problem: (typed: string) => (typed.trim() === '' ? missing : ''),
  };
}
