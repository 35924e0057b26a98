import { accountOf } from './account.mjs';
import { pounds } from './print.mjs';
import { tableOfPots, tableOfTransactions, tableOfWebhooks } from './tables.mjs';

/** Commands that change nothing. */
export const READING = {
  accounts: {
    values: [],
    does: 'lists your accounts',
    async run(client) {
      const all = await client.accounts.list();
      const rows = all.map(({ id, type, closed, owners }) => [
        id,
        type,
        closed ? 'closed' : 'open',
        owners.map(({ preferred_name }) => preferred_name).join(', '),
      ]);
      return { columns: ['account', 'type', '', 'owner'], rows, all };
    },
  },
  balance: {
    values: [],
    does: 'tells what is in the account',
    async run(client, _, options) {
      const all = await client.balance.read(await accountOf(client, options));
      const row = [all.balance, all.total_balance ?? all.balance, all.spend_today ?? 0].map(pounds);
      return { columns: ['balance', 'with pots', 'spent today', ''], rows: [[...row, all.currency]], all };
    },
  },
  transactions: {
    values: [],
    does: 'lists what moved, the oldest first',
    async run(client, _, options) {
      const { createPace, systemClock } = await import('../../server/src/monzo/client/index.ts');
      const all = [];
      const query = { ...rangeOf(options), pace: createPace({ clock: systemClock }) };
      for await (const page of client.transactions.pages(await accountOf(client, options), query))
        all.push(...page);
      return tableOfTransactions(all);
    },
  },
  transaction: {
    values: ['id'],
    does: 'reads one transaction',
    async run(client, [id]) {
      const all = await client.transactions.get(id, { isExpanded: true });
      return { ...tableOfTransactions([all]), all };
    },
  },
  pots: {
    values: [],
    does: 'lists the pots of the account',
    async run(client, _, options) {
      const all = await client.pots.list(await accountOf(client, options));
      return tableOfPots(all);
    },
  },
  receipt: {
    values: ['name'],
    does: 'reads the receipt that was stored under a name',
    async run(client, [name]) {
      const all = await client.receipts.get(name);
      return {
        columns: ['receipt', 'name', 'amount'],
        rows: [[all.id, all.external_id, pounds(all.total)]],
        all,
      };
    },
  },
  webhooks: {
    values: [],
    does: 'lists where the bank posts the transactions of the account',
    async run(client, _, options) {
      const all = await client.webhooks.list(await accountOf(client, options));
      return tableOfWebhooks(all);
    },
  },
  check: {
    values: [],
    does: 'tries all that changes nothing, and tells whether Monzo answers as expected',
    async run(client, _, options) {
      const accountId = await accountOf(client, options);
      const calls = {
        whoami: () => client.auth.whoAmI(),
        accounts: () => client.accounts.list(),
        balance: () => client.balance.read(accountId),
        pots: () => client.pots.list(accountId),
        transactions: () => client.transactions.pages(accountId).next(),
        webhooks: () => client.webhooks.list(accountId),
      };
      const all = [];
      for (const [call, run] of Object.entries(calls))
        all.push({ call, answer: await run().then(() => 'as expected', tellFailure) });
      return { columns: ['call', 'answer'], rows: all.map(({ call, answer }) => [call, answer]), all };
    },
  },
};

function tellFailure(error) {
  process.exitCode = 1;
  return error.message;
}

/** A day alone begins at midnight UTC. */
function rangeOf({ since, before, 'full-history': isFullHistory }) {
  const timeOf = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
  return { isFullHistory, ...(since && { since: timeOf(since) }), ...(before && { before: timeOf(before) }) };
}
