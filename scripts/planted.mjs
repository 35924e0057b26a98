import { readCommandLine } from './command-line.mjs';
import { BUGS } from './planted/bugs.mjs';
import { firstFailure } from './planted/run-tests.mjs';
import { copyTree } from './planted/tree-copy.mjs';

const { positionals } = readCommandLine(
  `
Usage: npm run planted [-- words…]

Plants known bugs into a copy of the sources, one at a time, runs the tests that should notice, and prints which
did. Words choose the bugs whose description holds all of them. It takes some minutes.

Exit code: 0 every bug is found · 1 one survives or can't be planted, no bug has the words, or the
tests fail without any.
`,
  { allowPositionals: true },
);

const chosen = BUGS.filter(({ what }) => positionals.every((word) => what.includes(word)));
if (chosen.length === 0) {
  console.error('No bug has all of these words in its description.');
  process.exit(1);
}
// Two bugs are tried at once, each in a copy of its own.
const copies = [copyTree(), copyTree()];
try {
  console.log('Without a bug:');
  const all = [...new Set(chosen.flatMap(({ tests }) => tests))];
  const failure = await firstFailure(copies[0].tree, all, { workers: copies.length, timeout: 600_000 });
  console.log(failure === null ? '  all tests pass' : `  FAILS: ${failure}`);
  let missed = failure === null ? 0 : 1;
  const waiting = [...chosen];
  await Promise.all(copies.map(tryOneAfterTheOther));
  console.log(`${chosen.length} bugs, ${missed === 0 ? 'all of them found' : `${missed} missed`}.`);
  process.exitCode = missed > 0 ? 1 : 0;

  async function tryOneAfterTheOther(copy) {
    for (let bug = waiting.shift(); bug; bug = waiting.shift()) {
      const { isFound, verdict } = await tryBug(copy, bug);
      if (!isFound) missed++;
      console.log(`${bug.what}\n  ${verdict}`);
    }
  }
} finally {
  for (const copy of copies) copy.remove();
}

async function tryBug(copy, { edits, tests }) {
  try {
    const restore = copy.plant(edits);
    const failure = await firstFailure(copy.tree, tests).finally(restore);
    return failure === null
      ? { isFound: false, verdict: 'SURVIVED' }
      : { isFound: true, verdict: `killed by: ${failure}` };
  } catch (error) {
    return { isFound: false, verdict: `NOT TRIED: ${error.message}` };
  }
}
