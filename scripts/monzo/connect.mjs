import { createFileTokens, createMonzoClient } from '../../server/src/monzo/client/index.ts';

/** Returns the client of the bank that the options and the environment name. Throws a sentence if something is missing. */
export function connect({ fake, 'login-file': loginFile }) {
  const { MONZO_CLIENT_ID, MONZO_CLIENT_SECRET, MONZO_API_URL, MONZO_AUTH_URL } = process.env;
  const own = fake ? FAKE : {};
  const clientId = MONZO_CLIENT_ID || own.clientId;
  const clientSecret = MONZO_CLIENT_SECRET || own.clientSecret;
  if (!clientId || !clientSecret)
    throw new Error(
      'Set MONZO_CLIENT_ID and MONZO_CLIENT_SECRET, in .env or the environment. docs/monzo.md tells where they are.',
    );
  const apiUrl = MONZO_API_URL || own.url;
  const authUrl = MONZO_AUTH_URL || own.url;
  return createMonzoClient({
    credentials: { clientId, clientSecret },
    tokens: createFileTokens(loginFile ?? (fake ? 'data/monzo-login.fake.json' : 'data/monzo-login.json')),
    ...(apiUrl && { apiUrl }),
    ...(authUrl && { authUrl }),
  });
}

/** The fake bank as it starts without options. */
const FAKE = {
  url: 'http://127.0.0.1:4010',
  clientId: 'oauth2client_0000FakeMonzoPaidUp01',
  clientSecret: 'mnzconf.fake-monzo-keeps-no-secrets',
};
