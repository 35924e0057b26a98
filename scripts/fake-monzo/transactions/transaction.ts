/** A transaction as webhooks carry it, with the merchant in full. Amounts are signed pence. */
export type Transaction = {
  id: string;
  account_id: string;
  user_id: string;
  created: string;
  updated: string;
  /** Empty while it is only authorised, and in the future for a bank transfer that has come. */
  settled: string;
  amount: number;
  currency: string;
  local_amount: number;
  local_currency: string;
  is_load: boolean;
  amount_is_pending: boolean;
  decline_reason?: string;
  decline_copy?: string;
  description: string;
  notes: string;
  category: string;
  categories: Record<string, number> | null;
  scheme: string;
  originator: boolean;
  include_in_spending: boolean;
  counterparty: Record<string, string>;
  merchant: Merchant | null;
  metadata: Record<string, string>;
  dedupe_id: string;
  attachments: Attachment[] | null;
};

export type Merchant = { id: string; name: string; category: string; [more: string]: unknown };

export type Attachment = {
  id: string;
  user_id: string;
  external_id: string;
  file_url: string;
  file_type: string;
  created: string;
};

/** The transaction as the API shows it, whose merchant is an id unless it is expanded. */
export const shown = (transaction: Transaction, isExpanded: boolean) => ({
  ...transaction,
  merchant: isExpanded ? transaction.merchant : (transaction.merchant?.id ?? null),
});
