import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLine, refuse, wholeNumber } from './command-line.mjs';
import { root } from './root.mjs';

const { values, positionals } = readCommandLine(
  `
Usage: npm run test:mongo [-- part-of-a-file-name…] [-t name] [--shard=1/3]
       npm run test:mongo -- --storm [--times=3] [part-of-a-file-name…]

Runs the tests that need a MongoDB server, or those of them in the files that are named: the store contract, lost
servers, three processes on one database, and whatever runs on both stores but the stories, which SQLite has in
npm test. -t takes a part of the names of tests. --shard runs one part of all files.
--storm runs three processes while the server steps down, is killed, refuses, lags, rolls back, and cuts its replies,
and checks that no payment that was answered is lost or counted twice; that takes about 4 minutes, and as many times
more as --times says. SEED=… repeats a storm.

The server is the one that MONGODB_URL names, where each test has a database of its own that it drops afterwards;
or else the one that MONGODB_START starts, a command that gets a port and an empty folder as its last two words; or
else a real mongod, fetched once and started as a replica set of one, or of three for a storm. Where that can't be,
nothing runs. What a server lacks is skipped, and the output names it. A server is killed only if MONGODB_START has
started it.

Exit code: 0 every test passes, or there is no server · 1 one does not, or MONGODB_START starts none.
`,
  {
    options: {
      storm: { type: 'boolean', default: false },
      times: { type: 'string', default: '3' },
      testNamePattern: { type: 'string', short: 't' },
      shard: { type: 'string' },
    },
    allowPositionals: true,
  },
);

const TESTS = ['store/mongo', 'test/access', 'test/three-processes'];
const BOTH_STORES = /\/support\/stores\.ts|\bserverUrl\b/;
const times = wholeNumber(values, 'times', 1, 1000);
const files = testFiles();
if (files.length === 0) refuse(`No test on MongoDB has ${positionals.join(' or ')} in the name of its file.`);

const { MONGODB_URL, MONGODB_START } = process.env;
const server = MONGODB_URL
  ? { url: MONGODB_URL, stop() {} }
  : await (MONGODB_START ? startByCommand(MONGODB_START) : startReplicaSet());
if (server) {
  try {
    process.exitCode = await runTests(server.url);
  } finally {
    await server.stop();
  }
}

/** The files of the tests to run, by their paths under the root. */
function testFiles() {
  const all = values.storm
    ? globSync('server/test/storm/*.storm.ts', { cwd: root })
    : globSync('{server,scripts}/**/*.test.ts', { cwd: root }).filter(
        (path) => TESTS.some((part) => path.includes(part)) || isOnBothStores(path),
      );
  return positionals.length === 0
    ? all
    : all.filter((path) => positionals.some((part) => path.includes(part)));
}

/** The stories have a command of their own. */
function isOnBothStores(path) {
  return !path.includes('test/model/story') && BOTH_STORES.test(readFileSync(join(root, path), 'utf8'));
}

async function startByCommand(command) {
  const { startOwnMongo } = await import('../server/test/support/own-mongo.ts');
  const own = await startOwnMongo(command);
  return { url: own.url, stop: own.remove };
}

async function startReplicaSet() {
  try {
    const { MongoBinary, MongoMemoryReplSet } = await import('mongodb-memory-server-core');
    // It is fetched first, since a start that can't fetch it prints the reasons at length.
    await MongoBinary.getPath();
    const replicaSet = await MongoMemoryReplSet.create({
      replSet: {
        count: values.storm ? 3 : 1,
        storageEngine: 'wiredTiger',
        args: ['--setParameter', 'enableTestCommands=1'],
        // Without it nothing is rolled back, since a new primary fetches first what only the one before has.
        configSettings: { catchUpTimeoutMillis: 0 },
      },
    });
    return { url: replicaSet.getUri(), stop: () => replicaSet.stop({ doCleanup: true }) };
  } catch (error) {
    const [reason] = error.message.split(/, Details|\n/);
    console.log(`No MongoDB to test on: MONGODB_URL is not set, and mongod can't be had here (${reason}).`);
    return null;
  }
}

async function runTests(url) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const named = values.testNamePattern === undefined ? [] : ['-t', values.testNamePattern];
  const shard = values.shard === undefined ? [] : [`--shard=${values.shard}`];
  const suite = values.storm ? ['--config=vitest.storm.config.ts'] : ['--project', 'server'];
  const child = spawn(process.execPath, [vitest, 'run', ...suite, ...named, ...shard, ...files], {
    cwd: root,
    env: { ...process.env, MONGODB_URL: url, STORES: 'mongodb', STORM_TIMES: `${times}` },
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
