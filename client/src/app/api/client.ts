import axios, { type AxiosRequestConfig } from 'axios';
import { addressOf } from '../made-up.ts';
import { nextTask } from '../next-task.ts';
import { toApiError } from './api-error.ts';
import { hasSignal, noteSignal } from './signal.ts';
import type { Page } from '@paidup/shared/list';

const client = axios.create();
const TIMEOUT = 15_000;
/** The time for an answer where none is expected, so that nobody stands waiting for it. */
const SHORT = 5_000;

/** Calls the API and returns the body of the answer. Throws an `ApiError`. */
export async function request<Answer>(config: AxiosRequestConfig & { url: string }): Promise<Answer> {
  await nextTask();
  try {
    const { data } = await client.request<Answer>({
      timeout: hasSignal() ? TIMEOUT : SHORT,
      ...config,
      url: addressOf(config.url),
    });
    noteSignal(true);
    await nextTask();
    return data;
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

/** Fetches all pages of a list. It is for lists that a club keeps short, such as its players. */
export async function everyPage<Item>(page: (cursor: string | null) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const answer: Page<Item> = await page(cursor);
    items.push(...answer.items);
    cursor = answer.next_cursor;
  } while (cursor);
  return items;
}
