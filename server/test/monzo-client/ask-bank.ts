import { createFileTokens, createMonzoClient } from '../../src/monzo/client/index.ts';

// Runs as a process of its own. It calls the bank so often at the same time, and prints what came of each call.
const [apiUrl = '', clientId = '', clientSecret = '', file = '', times = '1'] = process.argv.slice(2);
const client = createMonzoClient({
  credentials: { clientId, clientSecret },
  tokens: createFileTokens(file),
  apiUrl,
});
const calls = Array.from({ length: Number(times) }, () => client.accounts.list());
for (const { status, ...result } of await Promise.allSettled(calls))
  console.log('reason' in result ? String(result.reason) : status);
