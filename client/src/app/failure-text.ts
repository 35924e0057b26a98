import { toApiError } from './api/api-error.ts';

/** Why a call failed, in a sentence to show. */
export const failureText = (thrown: unknown): string => toApiError(thrown).detail;

/** Whether a call failed because there is no such thing. */
export const isMissing = (thrown: unknown): boolean => thrown !== null && toApiError(thrown).status === 404;
