import { pounds } from './print.mjs';

/** What is printed of transactions. Numbers of accounts are not. */
export const tableOfTransactions = (all) => ({
  columns: ['when', 'amount', '', 'who', 'what', 'transaction'],
  rows: all.map(({ created, amount, currency, counterparty, merchant, description, decline_reason, id }) => [
    created.slice(0, 16).replace('T', ' '),
    pounds(amount),
    currency,
    counterparty.name || merchant?.name,
    decline_reason ? `declined: ${decline_reason}` : description.replaceAll(/ +/g, ' '),
    id,
  ]),
  all,
});

/** What is printed of pots. */
export const tableOfPots = (all) => ({
  columns: ['pot', 'name', 'balance', ''],
  rows: all.map(({ id, name, balance, locked }) => [id, name, pounds(balance), locked ? 'locked' : '']),
  all,
});

/** What is printed of webhooks. The end of an address is a secret. */
export const tableOfWebhooks = (all) => ({
  columns: ['webhook', 'address'],
  rows: all.map(({ id, url }) => [id, url.replace(/(\/monzo_webhook\/.{4}).*/, '$1…')]),
  all,
});
