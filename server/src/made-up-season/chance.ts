export type Chance = ReturnType<typeof createChance>;

/** Random numbers that are the same at every run. `inTen(7)` is true in seven of ten cases. */
export function createChance(seed: number) {
  let state = seed;

  function below(n: number): number {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  }

  return {
    below,
    pick: (items: string[]): string => items[below(items.length)] ?? '',
    inTen: (tenths: number): boolean => below(10) < tenths,
  };
}
