import { evenSplit } from '@paidup/shared/even-split';

/** One player's part of a transfer. `pence` is never negative, and null while the field holds no amount. */
export type Part = { id: string; name: string; balance: number; pence: number | null };

/** A transfer of `total` pence in parts. While it `isEven`, adding or removing a player splits it evenly again. */
export type Split = { total: number; parts: Part[]; isEven: boolean };

/** The reason why a split can't be credited yet. */
export type Problem =
  { kind: 'nobody' } | { kind: 'missing' | 'zero'; name: string } | { kind: 'left' | 'over'; pence: number };

type Person = Omit<Part, 'pence'>;

/** Splits it evenly. The first players get the odd pennies. */
export function evenly({ total, parts }: Pick<Split, 'total' | 'parts'>): Split {
  const even = parts.length === 0 ? [] : evenSplit(total, parts.length);
  return { total, isEven: true, parts: parts.map((part, index) => ({ ...part, pence: even[index] ?? 0 })) };
}

/** Adds a player. If amounts were typed, the player gets the rest. Adding somebody twice changes nothing. */
export function withPlayer(split: Split, person: Person): Split {
  if (split.parts.some(({ id }) => id === person.id)) return split;
  const left = leftOf(split);
  const part = { ...person, pence: left > 0 ? left : null };
  const more = { ...split, parts: [...split.parts, part] };
  return split.isEven ? evenly(more) : more;
}

/** Removes a player. */
export function withoutPlayer(split: Split, id: string): Split {
  const fewer = { ...split, parts: split.parts.filter((part) => part.id !== id) };
  return split.isEven ? evenly(fewer) : fewer;
}

/** Sets the typed amount of one player. */
export function withAmount(split: Split, id: string, pence: number | null): Split {
  if (split.parts.find((part) => part.id === id)?.pence === pence) return split;
  return {
    ...split,
    isEven: false,
    parts: split.parts.map((part) => (part.id === id ? { ...part, pence } : part)),
  };
}

/** The pence that are left to give. It is negative when the parts are too much. */
export function leftOf({ total, parts }: Split): number {
  return total - parts.reduce((sum, { pence }) => sum + (pence ?? 0), 0);
}

/** The last player, except the one just edited, who can take the rest so that the parts add up. */
export function takerOf(split: Split, edited: string | null): Part | null {
  const left = leftOf(split);
  if (left === 0) return null;
  return split.parts.findLast(({ id, pence }) => id !== edited && (pence ?? 0) + left > 0) ?? null;
}

/** The reason why it can't be credited yet, or `null` if the parts add up and everybody gets something. */
export function problemOf(split: Split): Problem | null {
  if (split.parts.length === 0) return { kind: 'nobody' };
  const missing = split.parts.find(({ pence }) => pence === null);
  if (missing) return { kind: 'missing', name: missing.name };
  const left = leftOf(split);
  if (left !== 0) return left > 0 ? { kind: 'left', pence: left } : { kind: 'over', pence: -left };
  const zero = split.parts.find(({ pence }) => pence === 0);
  return zero ? { kind: 'zero', name: zero.name } : null;
}
