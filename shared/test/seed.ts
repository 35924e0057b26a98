/** The seed of this run's random tests, printed once so that `SEED=…` repeats it. */
export function seed(): number {
  if (chosen === undefined) {
    chosen = Number(globalThis.process?.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
    console.info(`SEED=${chosen}`);
  }
  return chosen;
}

let chosen: number | undefined;
