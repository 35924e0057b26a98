/** A fresh `Idempotency-Key` for a command that has to happen only once. */
export function newKey(): string {
  // Browsers offer `randomUUID` only over HTTPS, and a home network may have plain HTTP.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
