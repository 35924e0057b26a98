import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { newPassword } from '@paidup/shared/session';
import { invalidField } from '../errors.ts';
import { isCommonPassword } from './common-passwords.ts';
import { createFewAtOnce } from './few-at-once.ts';

/** What is wrong with a new password, as the end of a sentence. `null` means nothing. */
export function passwordProblem(password: string): string | null {
  const { error } = newPassword.safeParse(password);
  if (error) return error.issues[0]?.message ?? 'is not allowed';
  return isCommonPassword(password) ? 'is one that others would guess, please choose another one' : null;
}

/** Throws 400 at `path` when the password is too short, too long or a common one. */
export function checkNewPassword(path: string, password: string): void {
  const problem = passwordProblem(password);
  if (problem !== null) throw invalidField(path, problem);
}

/** The salted hash of a password in the usual format, `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const cost = `m=${COST.memory},t=${COST.passes},p=${COST.parallelism}`;
  return `$argon2id$v=19$${cost}$${base64(salt)}$${base64(await derive(password, salt, COST))}`;
}

/** Whether the hash is this password's. Without a hash it takes as long, so that nobody learns which names exist. */
export async function isPasswordOf(hash: string | null, password: string): Promise<boolean> {
  const [, , , cost = '', salt = '', tag = ''] = (hash ?? NOBODYS).split('$');
  const [memory = 0, passes = 0, parallelism = 0] = cost.split(',').map((part) => Number(part.slice(2)));
  const expected = Buffer.from(tag, 'base64');
  const found = await derive(password, Buffer.from(salt, 'base64'), { memory, passes, parallelism });
  return timingSafeEqual(found, expected) && hash !== null;
}

/**
 * What a guess costs. OWASP's password storage cheat sheet asks for 19 MiB and 2 passes. With glibc a process keeps the
 * memory of each thread's last hash, but it gives back at once what is larger than 32 MiB.
 */
const COST = { memory: 33 * 1024, passes: 2, parallelism: 1 };
const TAG_LENGTH = 32;

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
const NOBODYS = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(Buffer.alloc(16))}$${base64(Buffer.alloc(TAG_LENGTH))}`;

// It runs on Node's thread pool, so that nobody else waits for it. The pool has four threads, which files need too, so
// many log-ins at once take two of them.
const fewAtOnce = createFewAtOnce(2);
const argon2Hash = promisify<'argon2id', Argon2Parameters, Buffer>(argon2);

/** Phones and laptops may write one letter by different characters, which NFC makes the same. */
const derive = (password: string, nonce: Buffer, cost: typeof COST) =>
  fewAtOnce(() =>
    argon2Hash('argon2id', { message: password.normalize('NFC'), nonce, tagLength: TAG_LENGTH, ...cost }),
  );
