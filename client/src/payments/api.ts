import type { Page } from '@paidup/shared/list';
import type {
  AllocatePayment,
  CreatePayment,
  IgnoredPayer,
  IgnorePayment,
  Payment,
  PaymentChanged,
  PaymentDetail,
  PaymentStatus,
} from '@paidup/shared/payment';
import { ifMatch, once, request } from '../app/api/client.ts';

export type PaymentsParams = {
  status?: PaymentStatus;
  player_id?: string;
  q?: string;
  from?: string;
  to?: string;
  limit?: number;
};

/** A page of the payments, newest first. */
export function listPayments(query: PaymentsParams, cursor: string | null) {
  const params = { ...query, cursor };
  return request<Page<Payment>>({ url: '/payments', params });
}

/** One payment. While it is unmatched it comes with suggestions of players. */
export function getPayment(id: string) {
  return request<PaymentDetail>({ url: pathOf(id) });
}

/** Enters cash in pence. A negative amount is a refund. The same key enters it once, however often it is sent. */
export function enterCash(payment: CreatePayment, key: string) {
  return request<Payment>({ method: 'post', url: '/payments', data: payment, headers: once(key) });
}

/** Credits a payment to one player or splits it. With `remember` that player also gets the payer's name. */
export function assignPayment(id: string, rev: number, parts: AllocatePayment) {
  return change('put', `${pathOf(id)}/allocations`, rev, parts);
}

/** Takes a payment back from the players it is credited to. */
export function unassignPayment(id: string, rev: number) {
  return change('delete', `${pathOf(id)}/allocations`, rev);
}

/** Ignores a payment. With `remember` the server also ignores later payments from the same payer. */
export function ignorePayment(id: string, rev: number, why: IgnorePayment) {
  return change('put', `${pathOf(id)}/ignored`, rev, why);
}

/** Brings an ignored payment back to those that need the organiser. */
export function unignorePayment(id: string, rev: number) {
  return change('delete', `${pathOf(id)}/ignored`, rev);
}

/** Undoes the last change of a payment, unless it has changed since. */
export function undoPayment(id: string, rev: number) {
  return change('post', `${pathOf(id)}/undo`, rev);
}

function change(method: 'put' | 'post' | 'delete', url: string, rev: number, body?: unknown) {
  const data = body === undefined ? {} : { data: body };
  return request<PaymentChanged>({ method, url, headers: ifMatch(rev), ...data });
}

function pathOf(id: string): string {
  return `/payments/${encodeURIComponent(id)}`;
}

/** The ignored payers, by name. */
export async function listIgnoredPayers(): Promise<IgnoredPayer[]> {
  const answer = await request<{ items: IgnoredPayer[] }>({ url: '/ignored_payers' });
  return answer.items;
}

/** Stops ignoring a payer. */
export function removeIgnoredPayer(id: string) {
  return request<''>({ method: 'delete', url: `/ignored_payers/${encodeURIComponent(id)}` });
}
