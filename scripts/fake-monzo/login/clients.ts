/** An OAuth client. One that is not confidential gets no refresh tokens. */
export type Client = {
  id: string;
  secret: string;
  name: string;
  isConfidential: boolean;
  /** The addresses that may get a code. With `null` it is any address of this machine. */
  redirectUrls: string[] | null;
};

export const DEFAULT_CLIENT: Client = {
  id: 'oauth2client_0000FakeMonzoPaidUp01',
  secret: 'mnzconf.fake-monzo-keeps-no-secrets',
  name: 'Paid Up',
  isConfidential: true,
  redirectUrls: null,
};

/** Somebody else's clients of the same bank, whose webhooks and receipts are theirs. */
export const OTHER_CLIENTS: Client[] = [
  {
    id: 'oauth2client_0000FakeMonzoBudget1',
    secret: 'mnzconf.fake-budget-app',
    name: 'A budget app',
    isConfidential: true,
    redirectUrls: null,
  },
  {
    id: 'oauth2client_0000FakeMonzoPhone01',
    secret: 'mnzpub.fake-phone-app',
    name: 'A phone app',
    isConfidential: false,
    redirectUrls: null,
  },
];

/** Whether this client may send people there after the login. */
export function mayRedirect(client: Client, address: string): boolean {
  if (client.redirectUrls) return client.redirectUrls.includes(address);
  return URL.canParse(address) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);
}
