import type { ApiToken, ApiTokenCreated } from '@paidup/shared/token';

/** Makes and revokes API tokens. */
export type TokensService = {
  list(): Promise<{ items: ApiToken[] }>;
  /** Throws 400 for a name that is taken. */
  create(name: string): Promise<ApiTokenCreated>;
  /** Throws 404 when there is none. */
  remove(id: string): Promise<void>;
};
