import passwords from '@zxcvbn-ts/language-common/src/passwords.json' with { type: 'json' };

/**
 * Whether a password is among those that people try first: on the list of the most frequent ones in leaks, or made of one
 * by counting on (`letmein12345`) or by saying it again (`adminadminadmin`), in any case of letters.
 */
export function isCommonPassword(password: string): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  if (COMMON.has(text)) return true;
  const unit = /^(.+?)\1+$/su.exec(text)?.[1];
  if (unit !== undefined) return unit.length <= 4 || isCommonPassword(unit);
  const [, word, count] = /^(.*?\D)(\d{3,})!*$/su.exec(text) ?? [];
  return word !== undefined && count !== undefined && COUNTING.startsWith(count) && COMMON.has(word);
}

const COMMON = new Set<string>(passwords);
const COUNTING = '12345678901234567890';
