import { createHash } from 'node:crypto';

export type Chance = ReturnType<typeof createChance>;

/** What looks random and is the same for the same seed. `of` depends on its words alone, `below` on the draws before it. */
export function createChance(seed: string) {
  let drawn = 0;

  const hex = (words: string): string => createHash('sha256').update(`${seed}:${words}`).digest('hex');
  const below = (n: number): number => number(hex(`draw ${drawn++}`), n);

  return {
    below,

    /** Hexadecimal digits that always belong to these words. */
    hexOf: (words: string, length: number): string => hex(words).slice(0, length),

    /** Decimal digits that always belong to these words. */
    digitsOf: (words: string, length: number): string =>
      String(number(hex(words), 10 ** length)).padStart(length, '0'),
  };
}

const number = (hex: string, n: number): number => Number.parseInt(hex.slice(0, 12), 16) % n;
