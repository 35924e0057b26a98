import { toApiError } from '../api/api-error.ts';

/** Why a call failed, in a sentence to show. */
export const failureText = (thrown: unknown): string => toApiError(thrown).detail;
