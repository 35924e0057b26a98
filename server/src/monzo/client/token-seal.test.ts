import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { LOGIN } from '../../../test/support/bank-stub.ts';
import { createTokenSeal } from './token-seal.ts';

const key = randomBytes(32);
const { seal, open } = createTokenSeal(key, 'bank');

test('it opens what it sealed, and seals it differently each time', () => {
  expect(open(seal(LOGIN))).toEqual(LOGIN);
  expect(open(seal({ ...LOGIN, refresh_token: null }))).toEqual({ ...LOGIN, refresh_token: null });
  expect(seal(LOGIN)).not.toBe(seal(LOGIN));
});

test('it shows nothing of the tokens', () => {
  const sealed = seal(LOGIN);
  for (const text of [
    sealed,
    Buffer.from(sealed.slice(3), 'base64url').toString('latin1'),
    inspect({ seal, open }),
  ])
    expect(text).not.toMatch(/marker|access_token|user_1/);
});

test('it opens nothing that is sealed with another key, for another place, or changed by one bit', () => {
  const sealed = seal(LOGIN);
  const unreadable = expect.objectContaining({ kind: 'reauth', code: 'tokens_unreadable' });
  expect(() => createTokenSeal(randomBytes(32), 'bank').open(sealed)).toThrow(unreadable);
  expect(() => createTokenSeal(key, 'another').open(sealed)).toThrow(unreadable);
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  for (let at = 0; at < bytes.length; at += 5) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(() => open(`v1.${changed.toString('base64url')}`)).toThrow(unreadable);
  }
  for (const text of ['', 'v1', 'v1.', 'v2' + sealed.slice(2), sealed.slice(0, 30), sealed.slice(0, -4)])
    expect(() => open(text)).toThrow(unreadable);
});

test('it takes no key of another length', () => {
  expect(() => createTokenSeal(randomBytes(16), 'bank')).toThrow('32 bytes');
});
