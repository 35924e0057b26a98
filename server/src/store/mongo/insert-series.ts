import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Collection } from 'mongodb';
import type { FixtureDocument } from './documents.ts';
import { isDuplicateKey } from './errors.ts';

/**
 * Stores the weekly fixtures of one request with an `Idempotency-Key`, without transactions. It stores the first fixture
 * last, as the sign that all are stored. Until then the others are marked as unfinished, so that the same request can
 * finish the series after a crash. Rejects with a duplicate key when the first fixture is stored already, or when
 * another request has stored one of the others.
 */
export async function insertSeries(
  fixtures: Collection<FixtureDocument>,
  first: FixtureDocument,
  others: FixtureDocument[],
): Promise<void> {
  const batch = `${UNFINISHED}${randomUUID()}`;
  const ids = others.map(({ _id }) => _id);
  const { _id, request_fingerprint } = first;
  let isLast = false;
  try {
    // Once the first is stored, a fixture that is missing has been removed on purpose.
    if (!(await fixtures.findOne({ _id })))
      for (const document of others.toReversed()) await insertOrTakeOver({ ...document, batch });
    isLast = true;
    await fixtures.insertOne(first);
  } catch (error) {
    if (isDuplicateKey(error)) await waitForOthers();
    // The first may be stored although the answer was lost. A repeat of the request finds out and finishes the series.
    else if (isLast) throw error;
    const stored = await fixtures.findOne({ _id });
    if (stored && stored.request_fingerprint === request_fingerprint) await unmark();
    else await fixtures.deleteMany({ _id: { $in: ids }, batch });
    throw error;
  }
  await unmark();

  async function insertOrTakeOver(document: FixtureDocument): Promise<void> {
    try {
      await fixtures.insertOne(document);
    } catch (error) {
      const unfinished = { _id: document._id, request_fingerprint, batch: MARKED };
      if (!isDuplicateKey(error)) throw error;
      if (!(await fixtures.findOneAndUpdate(unfinished, { $set: { batch } }))) throw error;
    }
  }

  /** Waits while another request may still be about to store the first fixture. */
  async function waitForOthers(): Promise<void> {
    const inTheWay = { _id: { $in: ids }, batch: MARKED, request_fingerprint: { $ne: request_fingerprint } };
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if ((await fixtures.findOne({ _id })) || !(await fixtures.findOne(inTheWay))) return;
      await pause(10 * attempt);
    }
  }

  async function unmark(): Promise<void> {
    if (ids.length > 0)
      await fixtures.updateMany({ _id: { $in: ids }, request_fingerprint, batch: MARKED }, UNMARK);
  }
}

/** The `batch` of a fixture begins with this until the first of its series is stored. */
const UNFINISHED = 'unfinished:';
const MARKED = { $regex: `^${UNFINISHED}` };
const UNMARK = { $unset: { batch: '' } } as const;
const ATTEMPTS = 15;
