/** Random numbers that are the same at every run. `inTen(7)` is true in seven of ten cases. */
export function createChance(seed) {
  let state = seed;

  function below(n) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  }

  return { below, pick: (items) => items[below(items.length)], inTen: (tenths) => below(10) < tenths };
}
