import { BANK_NAME_LENGTH, normaliseBankName } from '@paidup/shared/bank-name';
import type { Field } from '../../app/forms/record-form.ts';
import { bankNameTexts } from './texts.ts';

/** The bank names of a player while they are edited. `typed` is one that is not on the list yet. */
export type TypedBankNames = { names: string[]; typed: string };

/** The field of a player's bank names. A name that is typed counts even before it is added to the list. */
export function bankNames(label: string, none: string): Field<string[], TypedBankNames> {
  return {
    label,
    input: {},
    format: (names) => ({ names: [...names], typed: '' }),
    parse: ({ names, typed }) => [...names, ...(typed.trim() === '' ? [] : [typed.trim()])],
    inWords: (names) => names.join(', ') || none,
    problem: ({ names, typed }) => (typed.trim() === '' ? '' : bankNameProblem(typed.trim(), names)),
    merge: mergedNames,
    part: (names, index) => names[Number(index)],
    refusedBy: 'bank_name_taken',
  };
}

/** Says why a name can't join these, in a sentence. It is empty where the name can. */
export function bankNameProblem(name: string, names: readonly string[]): string {
  if ([...name].length > BANK_NAME_LENGTH) return bankNameTexts.tooLong;
  if (normaliseBankName(name) === '') return bankNameTexts.blank;
  const same = sameNameIn(names, name);
  return same === undefined ? '' : bankNameTexts.repeated(same);
}

/** Finds the name on the list that has the same key as this one. */
export function sameNameIn(names: readonly string[], name: string): string | undefined {
  return names.find((kept) => normaliseBankName(kept) === normaliseBankName(name));
}

function mergedNames(before: TypedBankNames, mine: TypedBankNames, theirs: TypedBankNames): TypedBankNames {
  const had = (name: string) => sameNameIn(before.names, name) !== undefined;
  const kept = theirs.names.filter((name) => !had(name) || sameNameIn(mine.names, name) !== undefined);
  const added = mine.names.filter((name) => !had(name) && sameNameIn(theirs.names, name) === undefined);
  return { names: [...kept, ...added], typed: mine.typed };
}
