/** What each head would have to pay, in whole pence, so that the pitch is paid; `null` while nobody is in. */
export const perHead = (cost: number, heads: number): number | null =>
  heads === 0 ? null : Math.ceil(cost / heads);

/** How many heads pay the pitch at this fee; `null` where no number of them does. */
export const breakEvenHeads = (cost: number, fee: number): number | null => {
  if (cost === 0) return 0;
  return fee === 0 ? null : Math.ceil(cost / fee);
};
