import { parentPort, workerData } from 'node:worker_threads';
import type { Change } from '@paidup/shared/change';
import type { Answer, Call, Opening, Report } from './messages.ts';
import { toFailure } from './messages.ts';
import { type OpenRecords, openRecords } from './open-records.ts';

// The thread that alone writes to a database file. Texts of JSON cross between threads for a third of what objects
// cost, and what one turn of the event loop brings goes in one.
const port = parentPort;
const file: unknown = workerData;
if (port === null || typeof file !== 'string') throw new Error('This runs as a thread of the store.');

let report: Report = { answers: [], changes: [] };
const records = open(file);
const methods = records ? methodsOf(records) : new Map<string, never>();
port.on('message', (text: string) => {
  for (const call of callsIn(text)) void take(call);
});

function open(path: string): OpenRecords | null {
  try {
    const opened = openRecords(path, (changes) => note({ changes }));
    say({ failure: null });
    return opened;
  } catch (error) {
    say({ failure: toFailure(error) });
    port?.close();
    return null;
  }
}

type Method = (...args: never[]) => Promise<unknown>;

function methodsOf({ audit: _audit, ping, close, ...nouns }: OpenRecords): Map<string, Method> {
  const methods = new Map<string, Method>();
  for (const [noun, ofNoun] of Object.entries(nouns))
    for (const [name, method] of Object.entries<Method>(ofNoun)) methods.set(`${noun}.${name}`, method);
  return methods.set('ping', ping).set('close', async () => {
    await close();
    setImmediate(() => port?.close());
  });
}

async function take([number, name, args]: Call): Promise<void> {
  try {
    const outcome = await methods.get(name)?.(...args);
    note({ answer: [number, outcome] });
  } catch (error) {
    note({ answer: [number, null, toFailure(error)] });
  }
}

function note({ answer, changes = [] }: { answer?: Answer; changes?: Change[] }): void {
  if (report.answers.length === 0 && report.changes.length === 0) process.nextTick(post);
  if (answer) report.answers.push(answer);
  report.changes.push(...changes);
}

function post(): void {
  say(report);
  report = { answers: [], changes: [] };
}

function say(message: Opening | Report): void {
  port?.postMessage(JSON.stringify(message));
}

function callsIn(text: string): Call[] {
  const calls: unknown = JSON.parse(text);
  return isCalls(calls) ? calls : [];
}

const isCalls = (calls: unknown): calls is Call[] => Array.isArray(calls);
