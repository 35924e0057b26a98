/** Returns the pence that each head has to pay to cover the pitch, or `null` if nobody is in. */
export const perHead = (cost: number, heads: number): number | null =>
  heads === 0 ? null : Math.ceil(cost / heads);

/** Returns how many heads cover the pitch at this fee, or `null` if no number does. */
export const breakEvenHeads = (cost: number, fee: number): number | null => {
  if (cost === 0) return 0;
  return fee === 0 ? null : Math.ceil(cost / fee);
};
