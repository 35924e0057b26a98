import { isDeepStrictEqual } from 'node:util';
import type { Db } from 'mongodb';
import type { StoreLog } from '../store.ts';
import { waitOut } from '../wait-out.ts';
import { COLLECTIONS, INDEXES, collectionsOf, type CollectionName, type Collections } from './collections.ts';
import {
  isExistingCollection,
  isIndexBuild,
  isUnauthorized,
  isUnavailable,
  isUnknownCommand,
} from './errors.ts';
import { isNewer, validators } from './validators.ts';

/**
 * Creates the collections, indexes and validators that are missing. Many processes may do so at once. It waits out what
 * passes by itself, for up to `timeout` milliseconds, and warns in the log when it can't update the validators. Rejects
 * when it can't create an index, since unique indexes keep money right.
 */
export async function openCollections(database: Db, log: StoreLog, timeout = 30_000): Promise<Collections> {
  await Promise.all(COLLECTIONS.map((name) => patiently(() => create(database, name))));
  const outdated = await patiently(() => listOutdated(database));
  const outcomes = await Promise.all(
    outdated.map((name) => patiently(() => updateValidator(database, name)).catch(laterIfIndexBuild)),
  );
  for (const [outcome, warning] of Object.entries(WARNINGS)) {
    const names = outdated.filter((_, index) => outcomes[index] === outcome);
    if (names.length > 0) log.warn(warning(names.join(', ')));
  }
  return collectionsOf(database);

  function patiently<Result>(step: () => Promise<Result>): Promise<Result> {
    return waitOut(step, { passes: (error) => isUnavailable(error) || isIndexBuild(error), timeout });
  }
}

async function create(database: Db, name: CollectionName): Promise<void> {
  await database.createCollection(name, optionsOf(name)).catch((error: unknown) => {
    if (!isExistingCollection(error)) throw error;
  });
  if (INDEXES[name].length > 0) await database.collection(name).createIndexes(INDEXES[name]);
}

/**
 * The collections whose validator is not that of this version or a newer one. An update that changes nothing would lock
 * them too.
 */
async function listOutdated(database: Db): Promise<CollectionName[]> {
  const present = await database.listCollections({}, { nameOnly: false }).toArray();
  return COLLECTIONS.filter((name) => {
    const options: Record<string, unknown> = present.find((one) => one.name === name)?.options ?? {};
    const { validator, validationLevel = 'strict', validationAction = 'error' } = options;
    return (
      !isNewer(validator) &&
      !isDeepStrictEqual({ validator, validationLevel, validationAction }, optionsOf(name))
    );
  });
}

async function updateValidator(database: Db, name: CollectionName): Promise<Outcome> {
  try {
    await database.command({ collMod: name, ...optionsOf(name) });
    return 'updated';
  } catch (error) {
    if (isUnknownCommand(error)) return 'unknown';
    if (isUnauthorized(error)) return 'unauthorized';
    throw error;
  }
}

/** A start goes on without a validator, which only repeats what the app checks. */
function laterIfIndexBuild(error: unknown): Outcome {
  if (isIndexBuild(error)) return 'later';
  throw error;
}

const optionsOf = (name: CollectionName) => ({
  validator: { $jsonSchema: validators[name] },
  validationLevel: 'strict',
  validationAction: 'error',
});

type Outcome = 'updated' | keyof typeof WARNINGS;

const WARNINGS = {
  unknown: () =>
    'This MongoDB does not take new validators for its collections: only the app checks what is stored.',
  unauthorized: (names: string) =>
    `The user of MongoDB may not update the validators of ${names}: that needs the role dbAdmin beside readWrite. Until a start with that role, ${WITHOUT}`,
  later: (names: string) =>
    `MongoDB is building indexes of ${names}, and lets nobody update the validators meanwhile. Until a start after that, ${WITHOUT}`,
};

const WITHOUT = 'MongoDB checks what is stored there by the rules of an earlier version, or not at all.';
