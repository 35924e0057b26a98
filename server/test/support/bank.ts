import { varied, type WebhookBody } from './captures.ts';

let count = 0;

/** A transfer from another bank under an id of its own, with other fields where a test names some. */
export function transfer(from: string, amount = 500, changes: { [key: string]: unknown } = {}): WebhookBody {
  const { counterparty, ...more } = changes;
  return varied('natwest-transfer', {
    id: newTransactionId(),
    amount,
    description: 'FOOTBALL',
    counterparty: counterparty === undefined && !('counterparty' in changes) ? { name: from } : counterparty,
    ...more,
  });
}

/** An id as the bank gives them, never twice in a run. */
export const newTransactionId = (): string => `tx_0000B${String(++count).padStart(15, '0')}`;

/** The same delivery as the other kind of event. */
export const asEvent = (body: WebhookBody, type: string): WebhookBody => ({ ...body, type });
