import { evenSplit } from '@paidup/shared/even-split';

/** One player's part of a transfer; null while what is typed is no amount. Pence, never negative. */
export type Part = { id: string; name: string; balance: number; pence: number | null };

/** A transfer of so many pence, divided; while `isEven`, each change of who is in divides it anew. */
export type Split = { total: number; parts: Part[]; isEven: boolean };

/** Why a split can't be credited yet. */
export type Problem =
  { kind: 'nobody' } | { kind: 'missing' | 'zero'; name: string } | { kind: 'left' | 'over'; pence: number };

type Person = Omit<Part, 'pence'>;

/** The same for everybody, the odd pennies to the first ones. */
export function evenly({ total, parts }: Pick<Split, 'total' | 'parts'>): Split {
  const even = parts.length === 0 ? [] : evenSplit(total, parts.length);
  return { total, isEven: true, parts: parts.map((part, index) => ({ ...part, pence: even[index] ?? 0 })) };
}

/** With one more player, who gets what is left where amounts were typed; the same when they are in already. */
export function withPlayer(split: Split, person: Person): Split {
  if (split.parts.some(({ id }) => id === person.id)) return split;
  const left = leftOf(split);
  const part = { ...person, pence: left > 0 ? left : null };
  const more = { ...split, parts: [...split.parts, part] };
  return split.isEven ? evenly(more) : more;
}

/** Without this player. */
export function withoutPlayer(split: Split, id: string): Split {
  const fewer = { ...split, parts: split.parts.filter((part) => part.id !== id) };
  return split.isEven ? evenly(fewer) : fewer;
}

/** With another amount for one player, as typed. */
export function withAmount(split: Split, id: string, pence: number | null): Split {
  if (split.parts.find((part) => part.id === id)?.pence === pence) return split;
  return {
    ...split,
    isEven: false,
    parts: split.parts.map((part) => (part.id === id ? { ...part, pence } : part)),
  };
}

/** How many pence are not given yet; negative when it is too much. */
export function leftOf({ total, parts }: Split): number {
  return total - parts.reduce((sum, { pence }) => sum + (pence ?? 0), 0);
}

/** Who could take what is left or too much, so that it adds up: the last one but the one just edited. */
export function takerOf(split: Split, edited: string | null): Part | null {
  const left = leftOf(split);
  if (left === 0) return null;
  return split.parts.findLast(({ id, pence }) => id !== edited && (pence ?? 0) + left > 0) ?? null;
}

/** Why it can't be credited yet, or `null`: then the parts add up and everybody gets something. */
export function problemOf(split: Split): Problem | null {
  if (split.parts.length === 0) return { kind: 'nobody' };
  const missing = split.parts.find(({ pence }) => pence === null);
  if (missing) return { kind: 'missing', name: missing.name };
  const left = leftOf(split);
  if (left !== 0) return left > 0 ? { kind: 'left', pence: left } : { kind: 'over', pence: -left };
  const zero = split.parts.find(({ pence }) => pence === 0);
  return zero ? { kind: 'zero', name: zero.name } : null;
}
