import type { BankTaskRecord } from '../../domain/bank-tasks.ts';
import type { BankConnectionRecord } from '../../domain/records.ts';
import { type MonzoClient, MonzoError, type MonzoErrorKind } from '../../monzo/client/index.ts';

/** Returns how the task is done at the bank, or `null` if there is no reason for it any more. */
export type Prepare = (
  task: BankTaskRecord,
  connection: BankConnectionRecord,
) => Promise<((monzo: MonzoClient) => Promise<unknown>) | null>;

/**
 * Returns the code of a failure after which no other attempt is made, or `null` if the call went well. Another attempt
 * would be refused like this one, or the call can't be repeated and may have had its effect. Whatever else goes wrong is
 * thrown.
 */
export async function failureOf(call: Promise<unknown>, isRepeatable: boolean): Promise<string | null> {
  try {
    await call;
    return null;
  } catch (error) {
    if (!(error instanceof MonzoError)) throw error;
    if (isForGood(error) || (!isRepeatable && UNSURE.has(error.kind))) return error.code;
    throw error;
  }
}

/** A wrong client secret is refused at the login, and says nothing about the call. */
const isForGood = ({ kind, code }: MonzoError) => FOR_GOOD.has(kind) && code !== 'invalid_client';

const FOR_GOOD = new Set<MonzoErrorKind>(['bad_request', 'not_found', 'history_limit']);
const UNSURE = new Set<MonzoErrorKind>(['server', 'network', 'protocol']);
