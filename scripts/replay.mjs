import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLine, refuse, wholeNumber } from './command-line.mjs';
import { root } from './root.mjs';

const settings = join(root, '.env');
if (existsSync(settings)) process.loadEnvFile(settings);

const { values, positionals: files } = readCommandLine(
  `
Usage: npm run replay -- file… [--times n] [--url address] [--secret secret] [--parallel n]

Posts captured webhook bodies to a running server and prints what became of each. A file holds one body, or a
list of bodies in the order of their delivery; postman/captures/ has some.

  --times n      post everything n times (1)
  --parallel n   post n bodies at a time (1)
  --url address  the server's (http://127.0.0.1:3000)
  --secret text  its MONZO_WEBHOOK_SECRET, when it has one (that of the environment or of .env)

Exit code: 0 every answer is 2xx · 1 one is not, or the server can't be reached.
`,
  {
    allowPositionals: true,
    options: {
      times: { type: 'string', default: '1' },
      parallel: { type: 'string', default: '1' },
      url: { type: 'string', default: 'http://127.0.0.1:3000' },
      secret: { type: 'string', default: process.env.MONZO_WEBHOOK_SECRET ?? '' },
    },
  },
);
if (files.length === 0) refuse('Which files?');
if (!URL.canParse(values.url))
  refuse(`--url takes an address like http://127.0.0.1:3000, not "${values.url}"`);
const times = wholeNumber(values, 'times', 1, 100_000);
const parallel = wholeNumber(values, 'parallel', 1, 1000);
const webhook = new URL(
  `/monzo_webhook${values.secret && `/${encodeURIComponent(values.secret)}`}`,
  values.url,
);

try {
  const once = files.flatMap(bodiesOf);
  const deliveries = Array.from({ length: times }, () => once).flat();
  const width = Math.max(...once.map(({ label }) => label.length));
  let refused = 0;
  const workers = Array.from({ length: Math.min(parallel, deliveries.length) }, async () => {
    for (let next = deliveries.shift(); next !== undefined; next = deliveries.shift()) {
      const { status, text } = await post(next.body);
      if (status < 200 || status > 299) refused += 1;
      console.log(`${next.label.padEnd(width)}  ${status}  ${text}`);
    }
  });
  await Promise.all(workers);
  process.exitCode = refused > 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

/** The bodies in a file, each with the text to post and the label of its line. */
function bodiesOf(file) {
  let content;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(error instanceof SyntaxError ? `${file} is not JSON.` : `${file} can't be read.`, {
      cause: error,
    });
  }
  const bodies = [content].flat();
  return bodies.map((body, index) => ({
    label: bodies.length > 1 ? `${file} #${index + 1}` : file,
    body: JSON.stringify(body),
  }));
}

async function post(body) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(webhook, { method: 'POST', headers, body }).catch((error) => {
    throw new Error(
      `${webhook.origin} can't be reached (${error.cause?.code ?? error.message}). Is the server running?`,
    );
  });
  return { status: response.status, text: outcomeIn(await response.text()) };
}

/** Sums an answer up in one line. */
function outcomeIn(answer) {
  try {
    const { outcome, reason, player_id, total_paid, code, detail } = JSON.parse(answer);
    if (code) return `${code}: ${detail}`;
    const credited = player_id && `player ${player_id}, ${total_paid} pence in all`;
    return [outcome.padEnd(9), credited, reason].filter(Boolean).join('  ');
  } catch {
    return `no answer that Paid Up gives: ${answer.slice(0, 60).replace(/\s+/g, ' ')}`;
  }
}
