import type { Endpoint } from '../endpoint.ts';
import type { FakeBank } from '../fake-bank.ts';
import { notFound } from '../wire/bank-error.ts';
import { required } from '../wire/params.ts';
import { readReceipt } from './receipt.ts';

/** Receipts, the only bodies of JSON. A client sees its own, by the id that it gave them. */
export function receiptEndpoints({ accounts, ledger, newId, receipts, switches }: FakeBank): Endpoint[] {
  const path = '/transaction-receipts';
  return [
    {
      method: 'put',
      path,
      takes: 'json',
      answer({ session, json }) {
        const receipt = readReceipt(json);
        const { account_id } = ledger.find(receipt.transaction_id);
        accounts.find(account_id, session.userId);
        const key = keyOf(session.clientId, receipt.external_id);
        const id = receipts.get(key)?.id ?? newId('receipt');
        receipts.set(key, { ...receipt, id, proof_of_purchase_id: null, barcode: null });
        return switches.receipt_answer === 'empty' ? undefined : { receipt_id: id };
      },
    },
    {
      method: 'get',
      path,
      answer: ({ session, query }) => ({ receipt: find(session.clientId, query).receipt }),
    },
    {
      method: 'delete',
      path,
      answer({ session, query }) {
        receipts.delete(find(session.clientId, query).key);
        return {};
      },
    },
  ];

  function find(clientId: string, query: URLSearchParams) {
    const key = keyOf(clientId, required(query, 'external_id'));
    const receipt = receipts.get(key);
    if (!receipt) throw notFound('receipt');
    return { key, receipt };
  }
}

const keyOf = (clientId: string, externalId: string): string => `${clientId} ${externalId}`;
