import { evenSplit } from '@paidup/shared/even-split';
import { paymentTexts } from '../texts.ts';

/** One player's part of a transfer, or the club's. `pence` is never negative, and null while the field holds no amount. */
export type Part = { id: string; name: string; balance: number; pence: number | null };

/**
 * A transfer of `total` pence in parts. While it has a rule, adding or removing a player splits it by the rule again.
 * `owed` gives each what they owe first, and the rest evenly. It ends once an amount is `typed`.
 */
export type Split = { total: number; parts: Part[]; rule: 'owed' | 'even' | 'typed' };

/** The reason why a split can't be credited yet. */
export type Problem =
  { kind: 'nobody' } | { kind: 'missing' | 'zero'; name: string } | { kind: 'left' | 'over'; pence: number };

type Person = Omit<Part, 'pence'>;

/** The club as one of those who have a part. Its id is no player's. */
export const CLUB: Person = { id: 'the club', name: paymentTexts.club, balance: 0 };

/** Splits it evenly. The first players get the odd pennies. */
export function evenly({ total, parts }: Pick<Split, 'total' | 'parts'>): Split {
  const even = parts.length === 0 ? [] : evenSplit(total, parts.length);
  return { total, rule: 'even', parts: parts.map((part, index) => ({ ...part, pence: even[index] ?? 0 })) };
}

/** Gives each what they owe, as far as it goes, and the rest evenly. */
export function byDebts({ total, parts }: Pick<Split, 'total' | 'parts'>): Split {
  const owed = filled(
    total,
    parts.map(({ balance }) => Math.max(0, -balance)),
  );
  const rest = evenly({ total: total - sum(owed), parts });
  return {
    total,
    rule: 'owed',
    parts: rest.parts.map((part, index) => ({ ...part, pence: (owed[index] ?? 0) + (part.pence ?? 0) })),
  };
}

/** Adds a player. If amounts were typed, the player gets the rest. Adding somebody twice changes nothing. */
export function withPlayer(split: Split, person: Person): Split {
  if (split.parts.some(({ id }) => id === person.id)) return split;
  const left = leftOf(split);
  const part = { ...person, pence: left > 0 ? left : null };
  const more = { ...split, parts: [...split.parts, part] };
  return ruled(more);
}

/** Removes a player. */
export function withoutPlayer(split: Split, id: string): Split {
  const fewer = { ...split, parts: split.parts.filter((part) => part.id !== id) };
  return ruled(fewer);
}

/** Sets the typed amount of one player. */
export function withAmount(split: Split, id: string, pence: number | null): Split {
  if (split.parts.find((part) => part.id === id)?.pence === pence) return split;
  return {
    ...split,
    rule: 'typed',
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

function ruled(split: Split): Split {
  if (split.rule === 'typed') return split;
  return split.rule === 'even' ? evenly(split) : byDebts(split);
}

/** Shares the pence evenly, but nobody gets more than their limit. */
function filled(pence: number, limits: number[]): number[] {
  const open = limits.flatMap((limit, index) => (limit > 0 ? [index] : []));
  if (pence >= sum(limits) || open.length === 0) return limits;
  const shares = evenSplit(pence, open.length);
  const isFull = (index: number) => (limits[index] ?? 0) <= (shares[open.indexOf(index)] ?? 0);
  if (!open.some(isFull)) return limits.map((_limit, index) => shares[open.indexOf(index)] ?? 0);
  const full = limits.map((limit, index) => (open.includes(index) && isFull(index) ? limit : 0));
  const others = limits.map((limit, index) => (full[index] ? 0 : limit));
  return filled(pence - sum(full), others).map((share, index) => share + (full[index] ?? 0));
}

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
