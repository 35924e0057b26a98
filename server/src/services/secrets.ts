import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Returns 256 random bits, for a session, a token or a one-time link. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** The hash under which a secret is stored. A secret is random and long, so that a fast hash is enough. */
export const hashOf = (secret: string): string => hash('sha256', secret, 'base64url');

/** Whether the stored hash is the secret's. It takes the same time for any wrong secret. */
export function isSecretOf(stored: string, secret: string): boolean {
  const [one, other] = [Buffer.from(stored), Buffer.from(hashOf(secret))];
  return one.length === other.length && timingSafeEqual(one, other);
}
