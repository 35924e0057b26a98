import {
  createFileTokens,
  createMonzoClient,
  isMonzoError,
  type MonzoClientOptions,
  type Transaction,
} from './index.ts';

/** Tells what people have paid in since an instant, and what it adds up to. */
export async function tellIncome(
  since: string,
  options: Pick<MonzoClientOptions, 'credentials'> & Partial<MonzoClientOptions>,
  tell: (line: string) => void,
): Promise<void> {
  const monzo = createMonzoClient({ tokens: createFileTokens('data/monzo-login.json'), ...options });
  try {
    let total = 0;
    for (const { id } of await monzo.accounts.usable())
      for await (const page of monzo.transactions.pages(id, { since }))
        for (const transaction of page.filter(isIncome)) {
          total += transaction.amount;
          tell(
            `${transaction.created.slice(0, 10)} ${pounds(transaction.amount)} ${transaction.counterparty.name}`,
          );
        }
    tell(`Together ${pounds(total)}`);
  } catch (error) {
    if (isMonzoError(error, 'reauth')) tell('Log in again.');
    else if (isMonzoError(error, 'approval_pending')) tell('Approve the login in the Monzo app.');
    else throw error;
  }
}

/** A positive amount alone says little, since money from a pot, refunds and Flex are positive, too. */
const isIncome = ({ amount, decline_reason, counterparty }: Transaction): boolean =>
  amount > 0 && decline_reason === '' && counterparty.name !== '';

const pounds = (pence: number): string => `£${(pence / 100).toFixed(2)}`;

// The login that it needs is made by `npm run monzo -- login`, and the credentials are the same.
if (process.argv[1] === import.meta.filename) {
  const { MONZO_CLIENT_ID: clientId = '', MONZO_CLIENT_SECRET: clientSecret = '' } = process.env;
  const [, , day = new Date().toISOString().slice(0, 10)] = process.argv;
  const tell = (line: string) => void process.stdout.write(`${line}\n`);
  await tellIncome(`${day}T00:00:00Z`, { credentials: { clientId, clientSecret } }, tell);
}
