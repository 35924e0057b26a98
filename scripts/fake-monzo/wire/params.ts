import { badParam, missingParam } from './bank-error.ts';

/** A parameter that has to be there. */
export function required(params: URLSearchParams, name: string): string {
  const value = params.get(name);
  if (value === null || value === '') throw missingParam(name);
  return value;
}

/** A whole number that has to be there and above zero. */
export function requiredAmount(params: URLSearchParams, name: string): number {
  const text = params.get(name) ?? '';
  const amount = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(amount) || amount === 0)
    throw badParam(name, 'must be greater than 0');
  return amount;
}

/** The parameters whose names are `prefix[key]`, as pairs of key and value. */
export const nested = (params: URLSearchParams, prefix: string): [key: string, value: string][] =>
  [...params].flatMap(([name, value]) => {
    const key = name.startsWith(`${prefix}[`) && name.endsWith(']') ? name.slice(prefix.length + 1, -1) : '';
    return key === '' ? [] : [[key, value]];
  });
