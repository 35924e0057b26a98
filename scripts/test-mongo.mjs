import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { readCommandLine } from './command-line.mjs';
import { root } from './root.mjs';

const usage = `
Usage: npm run test:mongo [-- <arguments for vitest>]

Runs the tests that need a MongoDB server: the store contract, lost servers, three processes on one database, the
audit by hand.
With MONGODB_URL set they run on that server, each in a database of its own that is dropped afterwards. Without,
a real mongod is fetched once and started as a replica set of one; where that can't be, nothing runs.
Exit code: 0 every test passes, or there is no server · 1 one does not.
`;

const [, , ...forVitest] = process.argv;
if (forVitest.includes('--help') || forVitest.includes('-h')) readCommandLine(usage);

const TESTS = ['store/mongo', 'test/three-processes', 'scripts/audit-ledger'];

const server = process.env.MONGODB_URL
  ? { url: process.env.MONGODB_URL, stop() {} }
  : await startReplicaSet();
if (server) {
  try {
    process.exitCode = await runTests(server.url);
  } finally {
    await server.stop();
  }
}

async function startReplicaSet() {
  try {
    const { MongoBinary, MongoMemoryReplSet } = await import('mongodb-memory-server-core');
    // It is fetched first, since a start that can't fetch it prints the reasons at length.
    await MongoBinary.getPath();
    const replicaSet = await MongoMemoryReplSet.create({
      replSet: { count: 1, storageEngine: 'wiredTiger' },
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
  const child = spawn(process.execPath, [vitest, 'run', '--project', 'server', ...TESTS, ...forVitest], {
    cwd: root,
    env: { ...process.env, MONGODB_URL: url },
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
