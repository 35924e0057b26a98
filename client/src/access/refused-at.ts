import type { ApiError } from '../app/api/api-error.ts';

/** The server's sentence about a field, which begins with the field's label. Empty when it has none. */
export function refusedAt(refusal: ApiError | null, path: string, label: string): string {
  const refused = refusal?.fields.find((field) => field.path === path);
  return refused ? `${label} ${refused.message}.` : '';
}
