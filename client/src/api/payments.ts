import type { Page } from '@paidup/shared/list';
import type { Payment, PaymentDetail, PaymentStatus } from '@paidup/shared/payment';
import { request } from './client.ts';

export type PaymentsAsked = { status?: PaymentStatus; player_id?: string; limit?: number };

/** A page of the payments, newest first. */
export function listPayments(asked: PaymentsAsked, cursor: string | null) {
  const params = { ...asked, ...(cursor === null ? {} : { cursor }) };
  return request<Page<Payment>>({ url: '/payments', params });
}

/** One payment, with suggestions of whose it may be while it is unmatched. */
export function getPayment(id: string) {
  return request<PaymentDetail>({ url: `/payments/${encodeURIComponent(id)}` });
}
