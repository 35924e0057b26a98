import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLine } from './command-line.mjs';
import { recordExamples, staleExamples } from './postman/examples.mjs';
import { root } from './root.mjs';
import { startScratchServer } from './scratch-server.mjs';

const { values } = readCommandLine(
  `
Usage: npm run postman [-- --record]

Starts a fresh server on an in-memory store and a free port, runs the collection in postman/ against it, then
the same with a webhook secret. The collection's examples must have the fields that the server answers.

  --record   put what the server answers in their place

Exit code: 0 every test passes · 1 one does not.
`,
  { options: { record: { type: 'boolean' } } },
);
const file = join(root, 'postman/paid-up.postman_collection.json');
const collection = JSON.parse(readFileSync(file, 'utf8'));

process.noDeprecation = true; // Newman warns of its own code, which we can't change.
const { default: newman } = await import('newman');
const secret = randomBytes(32).toString('base64url');
try {
  const failed = (await runWith(undefined)) + (await runWith(secret));
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** Runs the collection against a server of its own, and returns how many tests failed. */
async function runWith(webhookSecret) {
  console.log(webhookSecret ? '\nWith a webhook secret:' : 'Without a webhook secret:');
  const server = await startScratchServer({ MONZO_WEBHOOK_SECRET: webhookSecret ?? '' });
  try {
    const { authorization } = await server.organiser.makeToken('Postman');
    const token = authorization.replace('Bearer ', '');
    // It runs twice on one server, since a collection also has to pass where its records exist already.
    const first = await runCollection(server.address, token, webhookSecret);
    const second = await runCollection(server.address, token, webhookSecret);
    return first.failed + second.failed + (webhookSecret ? 0 : lookAtExamples(first.executions));
  } finally {
    await server.stop();
  }
}

/** Records the examples, or returns how many of them are stale. */
function lookAtExamples(executions) {
  if (values.record) {
    recordExamples(collection, executions);
    writeFileSync(file, `${JSON.stringify(collection, null, 2)}\n`);
    return 0;
  }
  const stale = staleExamples(collection, executions);
  for (const line of stale) console.log(`✗ ${line}; npm run postman -- --record records it anew.`);
  return stale.length;
}

/** Runs the collection once. Resolves with the executions in their order and the number of tests that failed. */
function runCollection(address, token, webhookSecret) {
  const variables = {
    base_url: address,
    token,
    webhook_path: `/monzo_webhook${webhookSecret ? `/${webhookSecret}` : ''}`,
  };
  return new Promise((resolve, reject) => {
    newman.run(
      {
        collection,
        envVar: Object.entries(variables).map(([key, value]) => ({ key, value })),
        timeoutRequest: 10_000,
      },
      (error, summary) => {
        if (error) return reject(error);
        const { executions, failures, stats } = summary.run;
        for (const { source, parent, error: failure } of failures)
          console.log(
            `✗ ${parent.name} / ${source.name ?? ''}: ${failure.test ?? failure.name}: ${failure.message}`,
          );
        const failed = failures.length;
        console.log(
          `${executions.length} requests: ${stats.assertions.total - stats.assertions.failed} passed, ${failed} failed`,
        );
        resolve({ executions, failed });
      },
    );
  });
}
