/** A fresh `Idempotency-Key`: one for each thing that is to happen once. */
export function newKey(): string {
  // Not `randomUUID`: over plain HTTP on a home network browsers don't offer it.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
