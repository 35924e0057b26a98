import type { MonzoClientOptions } from '../monzo/client/index.ts';
import type { Store } from '../store/store.ts';
import type { Revise } from './revise.ts';

/** The dependencies that come from outside the services. */
export type Surroundings = {
  store: Store;
  /** The current instant, RFC 3339 UTC with milliseconds. */
  clock: () => string;
  newId: (prefix: string) => string;
  /** The club's time zone, as an IANA name. */
  timeZone: string;
  /** The organiser's name at monzo.me, for payment links. */
  monzoMeUsername?: string | undefined;
  /** The key of the hashes of payers' accounts. Without it no account is kept. */
  secretKey?: Buffer | undefined;
  /** Without it nobody can connect a bank. */
  bank?: BankSurroundings | undefined;
  /** Where a backup is put once a day, and how many stay there. */
  backups?: { folder: string; keep: number } | undefined;
};

/** What the environment says about the bank, where it does. */
export type BankSurroundings = {
  client: Pick<MonzoClientOptions, 'credentials' | 'apiUrl' | 'authUrl' | 'fetch' | 'clock' | 'random'>;
  /** The origin at which browsers and the bank reach the app. */
  publicUrl: string;
  /** The path of the webhook, with its secret where there is one. */
  webhookPath: string;
};

/** The dependencies of every service. */
export type ServiceDependencies = Surroundings & Revise;
