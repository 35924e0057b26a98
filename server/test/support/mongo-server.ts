import { MongoClient, type Db, type Document } from 'mongodb';
import { describe } from 'vitest';
import { serverUrl } from './mongo-place.ts';

/** What tests may need of the server, as the end of a sentence that begins with "has no". */
const FEATURES = {
  transactions: 'transactions',
  failpoints: 'failpoints',
  explain: 'explain as MongoDB itself answers it',
  databaseStreams: 'change streams of a whole database',
  lag: 'second secondary that test commands can hold back',
  rollback: 'catchUpTimeoutMillis of 0 beside two secondaries that test commands can hold back',
};

const SLOW = 'SecantusDB takes too long for 1,100 inserts at once';
const FAULTS_OF_SECANTUS = {
  'lists the pitch cost of each played game':
    'SecantusDB leaves out the bound of $lte on the last but one key of an index',
  'stays at the largest safe number': SLOW,
  'stays at the largest safe number of unmatched pence': SLOW,
  'reads everything when there is much': SLOW,
};

type Feature = keyof typeof FEATURES;

/**
 * The server for tests. `name` is what it is called, with its version. `faults` has the names of tests that fail by a
 * fault of the server itself, each with the fault.
 */
type MongoServer = { name: string; has: Record<Feature, boolean>; faults: Record<string, string> };

/** The server that `MONGODB_URL` names, or `null` without one. */
export const mongoServer: MongoServer | null = serverUrl === '' ? null : await askServer(serverUrl);

/** Why a test that needs `feature` can't run, or `null` when it can. The reason is for `context.skip`. */
function whyWithout(feature: Feature): string | null {
  if (mongoServer === null) return 'MONGODB_URL is not set';
  return mongoServer.has[feature] ? null : `${mongoServer.name} has no ${FEATURES[feature]}`;
}

/** Describes tests on a server that has all of `features`. On another server they are skipped, and the output says why. */
export function describeWith(features: Feature[], title: string, define: () => void): void {
  const reason = features.map(whyWithout).find((missing) => missing !== null);
  if (reason === undefined) {
    describe(title, define);
    return;
  }
  if (mongoServer !== null) console.info(`Skipped: ${title}. ${reason}.`);
  describe.skip(`${title} (${reason})`, define);
}

async function askServer(url: string): Promise<MongoServer> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
  try {
    const admin = client.db('admin');
    const build = await admin.command({ buildInfo: 1 });
    const greeting = await admin.command({ isMaster: 1 });
    const hasLag =
      greeting['hosts']?.length >= 3 &&
      (await answers(admin, { configureFailPoint: 'stopReplProducer', mode: 'off' }));
    const isReplicated = greeting['setName'] !== undefined || greeting['msg'] === 'isdbgrid';
    return {
      name: nameOf(build),
      faults: 'secantusVersion' in build ? FAULTS_OF_SECANTUS : {},
      has: {
        transactions: isReplicated && typeof greeting['logicalSessionTimeoutMinutes'] === 'number',
        failpoints: await answers(admin, { configureFailPoint: 'failCommand', mode: 'off' }),
        explain: isMongoDb(build) && (await answers(admin, { explain: { find: 'nothing' } })),
        databaseStreams: isReplicated && (await canStream(client.db('paidup_test'))),
        lag: hasLag,
        rollback: hasLag && (await dropsUnseenWrites(admin)),
      },
    };
  } finally {
    await client.close();
  }
}

/** The stand-ins call themselves MongoDB by their version, and name themselves by fields of their own. */
function nameOf(build: Document): string {
  if ('secantusVersion' in build) return `SecantusDB ${build['secantusVersion']}`;
  if ('ferretdb' in build) return `FerretDB ${build['ferretdb'].version}`;
  return isMongoDb(build) ? `MongoDB ${build['version']}` : 'mongo-java-server';
}

/** Only MongoDB itself tells which storage engines and allocator it was built with. */
function isMongoDb(build: Document): boolean {
  return 'storageEngines' in build && 'allocator' in build && !('ferretdb' in build);
}

async function answers(admin: Db, command: Document): Promise<boolean> {
  try {
    await admin.command(command);
    return true;
  } catch {
    return false;
  }
}

/** Whether a new primary does without what only the one before has, instead of waiting for it. */
async function dropsUnseenWrites(admin: Db): Promise<boolean> {
  const { config } = await admin.command({ replSetGetConfig: 1 });
  return config.settings.catchUpTimeoutMillis === 0;
}

async function canStream(database: Db): Promise<boolean> {
  const stream = database.watch([], { maxAwaitTimeMS: 1 });
  try {
    await stream.tryNext();
    return true;
  } catch {
    return false;
  } finally {
    await stream.close();
  }
}
