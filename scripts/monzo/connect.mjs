import { createFileTokens, createMonzoClient } from '../../server/src/monzo/client/index.ts';
import { DEFAULT_CLIENT } from '../fake-monzo/login/clients.ts';

/** Returns the client of the bank that the options name. Throws a sentence if something is missing. */
export function connect({ fake, 'login-file': loginFile }) {
  const { MONZO_API_URL, MONZO_AUTH_URL } = process.env;
  const apiUrl = MONZO_API_URL || (fake && FAKE_URL);
  const authUrl = MONZO_AUTH_URL || (fake && FAKE_URL);
  return createMonzoClient({
    credentials: fake
      ? { clientId: DEFAULT_CLIENT.id, clientSecret: DEFAULT_CLIENT.secret }
      : ownCredentials(),
    tokens: createFileTokens(loginFile ?? (fake ? 'data/monzo-login.fake.json' : 'data/monzo-login.json')),
    ...(apiUrl && { apiUrl }),
    ...(authUrl && { authUrl }),
  });
}

function ownCredentials() {
  const { MONZO_CLIENT_ID: clientId, MONZO_CLIENT_SECRET: clientSecret } = process.env;
  if (clientId && clientSecret) return { clientId, clientSecret };
  throw new Error(
    'Set MONZO_CLIENT_ID and MONZO_CLIENT_SECRET, in .env or the environment. docs/monzo.md tells where they are.',
  );
}

/** Where npm run fake-monzo listens without options. */
const FAKE_URL = 'http://127.0.0.1:4010';
