import type { Deputy } from '@paidup/shared/deputy';

/** Adds and removes deputies. */
export type DeputiesService = {
  list(): Promise<{ items: Deputy[] }>;
  /** Adds a deputy with a one-time link to choose a password. Throws 400 for a name that is taken. */
  create(name: string): Promise<{ deputy: Deputy; setupToken: string }>;
  /** Removes a deputy and ends their sessions, or throws 404. */
  remove(id: string): Promise<void>;
};
