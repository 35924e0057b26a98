import type { Page } from '@paidup/shared/list';
import type {
  AllocatePayment,
  CreatePayment,
  IgnorePayment,
  Payment,
  PaymentChanged,
  PaymentDetail,
  PaymentStatus,
  IgnoredPayer,
} from '@paidup/shared/payment';
import { ifMatch, once, request } from '../app/api/client.ts';

export type PaymentsParams = {
  status?: PaymentStatus;
  player_id?: string;
  from?: string;
  to?: string;
  limit?: number;
};

/** A page of the payments, newest first. */
export function listPayments(filter: PaymentsParams, cursor: string | null) {
  const params = { ...filter, ...(cursor === null ? {} : { cursor }) };
  return request<Page<Payment>>({ url: '/payments', params });
}

/** One payment, with suggestions of whose it may be while it is unmatched. */
export function getPayment(id: string) {
  return request<PaymentDetail>({ url: pathOf(id) });
}

/** Cash in hand, in pence; negative is a refund. The same key books it once, however often it is sent. */
export function bookCash(payment: CreatePayment, key: string) {
  return request<Payment>({ method: 'post', url: '/payments', data: payment, headers: once(key) });
}

/** Credits a payment to one player or splits it; `remember` also gives the payer's name to that one. */
export function assignPayment(id: string, rev: number, parts: AllocatePayment) {
  return change('put', `${pathOf(id)}/allocations`, rev, parts);
}

/** Takes a payment back from whoever is credited. */
export function unassignPayment(id: string, rev: number) {
  return change('delete', `${pathOf(id)}/allocations`, rev);
}

/** Puts a payment aside; `remember` also ignores what the payer sends from now on. */
export function ignorePayment(id: string, rev: number, why: IgnorePayment) {
  return change('put', `${pathOf(id)}/ignored`, rev, why);
}

/** Brings an ignored payment back to what needs the organiser. */
export function unignorePayment(id: string, rev: number) {
  return change('delete', `${pathOf(id)}/ignored`, rev);
}

/** Takes back the last change of a payment, while nothing has changed it since. */
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

/** The payers of whom the organiser does not want to hear, by name. */
export async function listIgnoredPayers(): Promise<IgnoredPayer[]> {
  const answer = await request<{ items: IgnoredPayer[] }>({ url: '/ignored_payers' });
  return answer.items;
}

/** Hears of a payer again. */
export function removeIgnoredPayer(id: string) {
  return request<''>({ method: 'delete', url: `/ignored_payers/${encodeURIComponent(id)}` });
}
