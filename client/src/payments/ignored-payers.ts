import type { IgnoredPayer } from '@paidup/shared/payment';
import { request } from '../app/api/client.ts';

/** The payers of whom the organiser does not want to hear, by name. */
export async function listIgnoredPayers(): Promise<IgnoredPayer[]> {
  const answer = await request<{ items: IgnoredPayer[] }>({ url: '/ignored_payers' });
  return answer.items;
}

/** Hears of a payer again. */
export function removeIgnoredPayer(id: string) {
  return request<''>({ method: 'delete', url: `/ignored_payers/${encodeURIComponent(id)}` });
}
