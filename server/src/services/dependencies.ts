import type { Store } from '../store/store.ts';
import type { Revise } from './revise.ts';

/** What comes from outside: where records live, what time it is, what a new record is called. */
export type Surroundings = {
  store: Store;
  /** The current instant, RFC 3339 UTC with milliseconds. */
  clock: () => string;
  newId: (prefix: string) => string;
  /** The club's, an IANA name. */
  timeZone: string;
  /** The organiser's, for payment links. */
  monzoMeUsername?: string | undefined;
};

/** What every service is made of: the surroundings, and the way to change a record under its revision. */
export type ServiceDependencies = Surroundings & Revise;
