import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { MonzoError } from './monzo-error.ts';
import { parseJson } from './read-body.ts';
import { type Tokens, tokensSchema } from './tokens.ts';

/**
 * Returns how a login is encrypted where it is kept, with AES-256-GCM under a key of 32 bytes. What is sealed for one
 * `place`, such as the name of a record, opens at no other. The key may have other uses, since another is derived from it.
 */
export function createTokenSeal(secretKey: Uint8Array, place: string) {
  if (secretKey.byteLength !== 32) throw new Error('The key that seals tokens has 32 bytes.');
  const key = new Uint8Array(hkdfSync('sha256', secretKey, '', 'paid-up monzo tokens', 32));
  const about = Buffer.from(`${VERSION} ${place}`);

  return {
    /** Returns the login as a text that says nothing without the key, another one each time. */
    seal(tokens: Tokens): string {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(about);
      const sealed = Buffer.concat([cipher.update(JSON.stringify(tokens), 'utf8'), cipher.final()]);
      return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
    },

    /** Returns the login, or throws `reauth` if the key is another one, or the text was changed. */
    open(text: string): Tokens {
      const [version, body = ''] = text.split('.');
      const bytes = Buffer.from(body, 'base64url');
      if (version !== VERSION || bytes.length <= NONCE + TAG) throw unreadable();
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), {
          authTagLength: TAG,
        })
          .setAAD(about)
          .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
        const opened = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
        return tokensSchema.parse(parseJson(opened.toString('utf8')));
      } catch {
        throw unreadable();
      }
    },
  };
}

const unreadable = () =>
  new MonzoError("The stored login can't be opened with this key.", {
    kind: 'reauth',
    code: 'tokens_unreadable',
  });

const VERSION = 'v1';
const NONCE = 12;
const TAG = 16;
