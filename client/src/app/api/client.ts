import axios, { type AxiosRequestConfig } from 'axios';
import { inTasks } from '../drawing/next-task.ts';
import { toApiError } from './api-error.ts';

const client = axios.create({ baseURL: '/api/v1', timeout: 15_000 });

/** One call of the API; answers its body, throws an `ApiError`. */
export async function request<Answer>(config: AxiosRequestConfig): Promise<Answer> {
  try {
    return (await inTasks(() => client.request<Answer>(config))).data;
  } catch (thrown) {
    throw toApiError(thrown);
  }
}

/** The header that lets a change through only while the record is still at this revision. */
export function ifMatch(rev: number): Record<string, string> {
  return { 'If-Match': `"${rev}"` };
}

/** The header that makes a repeated command happen once. */
export function once(key: string): Record<string, string> {
  return { 'Idempotency-Key': key };
}
