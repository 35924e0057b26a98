const AUTHORS: Record<string, string> = {
  organiser: 'you',
  webhook: 'Monzo',
  catch_up: 'Monzo, when catching up',
  import: 'an import',
};

/** Who made a change, in words: `by` of a history entry; a script is called by its token's name. */
export const authorOf = (by: string): string => AUTHORS[by] ?? by;

export const historyTexts = {
  title: 'History',
  none: 'Nothing was changed yet.',
};
