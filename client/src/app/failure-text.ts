import { toApiError } from './api/api-error.ts';

/** The sentence that tells why a call failed. */
export const failureText = (thrown: unknown): string => toApiError(thrown).detail;

/** Whether a call failed because the record does not exist. */
export const isMissing = (thrown: unknown): boolean => thrown !== null && toApiError(thrown).status === 404;
