import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Whether a password is among those that people try first: on the list of the most frequent ones in leaks, or made of one
 * by counting on (`letmein12345`) or by saying it again (`adminadminadmin`), in any case of letters.
 */
export function isCommonPassword(password: string): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  if (isListed(text)) return true;
  const unit = /^(.+?)\1+$/su.exec(text)?.[1];
  if (unit !== undefined) return unit.length <= 4 || isCommonPassword(unit);
  const [, word, count] = /^(.*?\D)(\d{3,})!*$/su.exec(text) ?? [];
  return word !== undefined && count !== undefined && COUNTING.startsWith(count) && isListed(word);
}

/** Passwords are chosen rarely, so the list is searched as text, and no memory holds it in between. */
const isListed = (text: string) => readFileSync(LIST, 'utf8').includes(JSON.stringify(text));

const LIST = fileURLToPath(import.meta.resolve('@zxcvbn-ts/language-common/src/passwords.json'));
const COUNTING = '12345678901234567890';
