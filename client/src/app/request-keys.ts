/**
 * Gives each request an `Idempotency-Key`. The same request gets the same key until `forget`, so that one whose answer
 * was lost is sent again without happening twice. A corrected one gets a key of its own.
 */
export function createRequestKeys() {
  const keys = new Map<string, string>();
  return {
    keyOf(request: unknown): string {
      const text = JSON.stringify(request);
      const key = keys.get(text) ?? newKey();
      keys.set(text, key);
      return key;
    },
    has: (request: unknown): boolean => keys.has(JSON.stringify(request)),
    forget: () => keys.clear(),
  };
}

/** A fresh `Idempotency-Key` for a command that has to happen only once. */
export function newKey(): string {
  // Browsers offer `randomUUID` only over HTTPS, and a home network may have plain HTTP.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
