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
  /** Where a backup is put once a day, and how many stay there. */
  backups?: { folder: string; keep: number } | undefined;
};

/** The dependencies of every service. */
export type ServiceDependencies = Surroundings & Revise;
