import { readCommandLine, refuse, wholeNumber } from './command-line.mjs';

const { values } = readCommandLine(
  `
Usage: npm run fake-monzo [-- --webhook address] [options]

Runs a bank that answers as Monzo's developer API does, on this machine only and with made-up people. Its page lets
you play the bank: make payments, approve the login, move its clock, let things go wrong. Ctrl-C ends it, and nothing
is kept. The same controls are JSON calls; scripts/fake-monzo/README.md lists them.

  --webhook address       where payments are told, as if it had been registered; npm run webhook-url prints the app's
  --port n                where it listens (4010), 0 for a free port
  --seed text             what ids and account numbers are made of (paid-up)
  --approve               the owner approves each login by themselves
  --client-id text        of the app's OAuth client
  --client-secret text    of the same
  --redirect-url address  where the login may lead back to (any address of this machine)
`,
  {
    options: {
      webhook: { type: 'string', multiple: true, default: [] },
      port: { type: 'string', default: '4010' },
      seed: { type: 'string', default: 'paid-up' },
      approve: { type: 'boolean', default: false },
      'client-id': { type: 'string' },
      'client-secret': { type: 'string' },
      'redirect-url': { type: 'string' },
    },
  },
);
const port = wholeNumber(values, 'port', 0, 65_535);

const { createBankClock } = await import('./fake-monzo/bank-clock.ts');
const { startFakeMonzo } = await import('./fake-monzo/start-fake-monzo.ts');
const fake = await startFakeMonzo({
  port,
  seed: values.seed,
  clock: createBankClock({ isRunning: true }),
  client: {
    ...(values['client-id'] && { id: values['client-id'] }),
    ...(values['client-secret'] && { secret: values['client-secret'] }),
    ...(values['redirect-url'] && { redirectUrls: [values['redirect-url']] }),
  },
  switches: { approval: values.approve ? 'at_once' : 'by_hand' },
  webhooks: values.webhook,
}).catch((error) => {
  if (error.code === 'EADDRINUSE') refuse(`Port ${port} is taken. --port 0 finds a free one`);
  if (error.code?.startsWith('bad_request'))
    refuse(`--webhook takes an https address, or one of this machine`);
  throw error;
});
const [client] = fake.bank.clients;
console.log(`The fake Monzo is ready. Play the bank at ${fake.url}/__fake/

Start Paid Up with these to let it connect to this bank:
PUBLIC_URL=http://127.0.0.1:3000
MONZO_API_URL=${fake.url}
MONZO_AUTH_URL=${fake.url}
MONZO_CLIENT_ID=${client.id}
MONZO_CLIENT_SECRET=${client.secret}
${values.webhook.map((address) => `\nPayments are told to ${address.replace(/(\/monzo_webhook\/.{4}).*/, '$1…')}`).join('')}`);
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => fake.stop().then(() => process.exit(0)));
