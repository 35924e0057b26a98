import type { Environment } from './environment.ts';
import type { BankSurroundings } from './services/dependencies.ts';

/** Returns what the environment says about the bank, or nothing if it does not say enough to connect one. */
export function bankSurroundings(environment: Environment): BankSurroundings | undefined {
  const { MONZO_CLIENT_ID: clientId, MONZO_CLIENT_SECRET: clientSecret, PUBLIC_URL: publicUrl } = environment;
  if (clientId === undefined || clientSecret === undefined || publicUrl === undefined) return undefined;
  const { MONZO_API_URL: apiUrl, MONZO_AUTH_URL: authUrl, MONZO_WEBHOOK_SECRET: secret } = environment;
  return {
    client: {
      credentials: { clientId, clientSecret },
      ...(apiUrl === undefined ? {} : { apiUrl }),
      ...(authUrl === undefined ? {} : { authUrl }),
    },
    publicUrl: new URL(publicUrl).origin,
    webhookPath: secret === undefined ? '/monzo_webhook' : `/monzo_webhook/${secret}`,
  };
}
