import type { Change } from '@paidup/shared/change';
import { StoreError } from '../store.ts';
import { sentence } from './sqlite-errors.ts';

/** A method of the writer's, `payments.recordOnce` for instance, to be answered under the same number. */
export type Call = [number: number, method: string, args: never[]];

/** What came of the call with this number. */
export type Answer = [number: number, outcome: unknown] | [number: number, outcome: null, failure: Failure];

/** What the writer says: answers, each after its commit, and what was changed by those commits. */
export type Report = { answers: Answer[]; changes: Change[] };

/** What the writer says first: that it is open, or why not. */
export type Opening = { failure: Failure | null };

export type Failure = { kind: StoreError['kind'] | null; message: string; cause: string | null };

/** An error in a form that crosses between threads. */
export function toFailure(error: unknown): Failure {
  const kind = error instanceof StoreError ? error.kind : null;
  const cause = error instanceof Error && error.cause !== undefined ? sentence(error.cause) : null;
  return { kind, message: sentence(error), cause };
}

/** The error that became this failure. */
export function toError({ kind, message, cause }: Failure): Error {
  return kind === null ? new Error(message, { cause }) : new StoreError(kind, message, cause);
}
