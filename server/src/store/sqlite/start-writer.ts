import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { StoreError } from '../store.ts';
import { type Call, type Opening, type Report, toError } from './messages.ts';

/** Asks the writer for one of its methods; resolves and rejects as that does. */
export type Ask = (method: string, args: never[]) => Promise<unknown>;

/**
 * Starts the thread that writes to `file`. Rejects with a one-line `StoreError` when the file can't be opened.
 * `hear` is called with what it reports before those who asked are answered.
 */
export async function startWriter(
  file: string,
  hear: (report: Report) => void,
): Promise<{ ask: Ask; close(): Promise<void> }> {
  const script = new URL('./writer.ts', import.meta.url);
  const worker = new Worker(script, { workerData: file, execArgv: [] });
  const waiting = new Map<number, Waiting>();
  let calls: Call[] = [];
  let count = 0;
  let ending: StoreError | null = null;

  const { failure } = await opening(worker);
  if (failure) throw toError(failure);
  worker.on('message', (text: string) => {
    const report: unknown = JSON.parse(text);
    if (!isReport(report)) return;
    hear(report);
    for (const [number, outcome, failed] of report.answers) {
      const asked = waiting.get(number);
      waiting.delete(number);
      if (failed) asked?.reject(toError(failed));
      else asked?.resolve(outcome);
    }
    post();
  });
  worker.once('error', (error) => end(error));
  worker.once('exit', () => end(null));

  return { ask, close };

  function ask(method: string, args: never[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (ending) return reject(ending);
      if (calls.length === 0) setImmediate(post);
      waiting.set(++count, { resolve, reject });
      calls.push([count, method, args]);
    });
  }

  /** Sends what waits once all that was sent is answered, so that one commit takes all that came meanwhile. */
  function post(): void {
    if (calls.length === 0 || waiting.size > calls.length) return;
    worker.postMessage(JSON.stringify(calls));
    calls = [];
  }

  async function close(): Promise<void> {
    if (ending) return;
    const exited = once(worker, 'exit');
    const closed = ask('close', []);
    ending = new StoreError('unavailable', 'The database is closed.');
    await closed;
    await exited;
  }

  function end(cause: unknown): void {
    ending ??= new StoreError('broken', 'The thread that writes to the database has ended.', cause);
    for (const { reject } of waiting.values()) reject(ending);
    waiting.clear();
  }
}

type Waiting = { resolve(outcome: unknown): void; reject(error: Error): void };

async function opening(worker: Worker): Promise<Opening> {
  const message = await new Promise<unknown>((resolve, reject) => {
    worker.once('message', (text: string) => resolve(JSON.parse(text)));
    worker.once('error', reject);
    worker.once('exit', () =>
      reject(new StoreError('broken', 'The thread that writes ended while it opened.')),
    );
  });
  if (!isOpening(message)) throw new Error('The thread that writes said something else than how it opened.');
  return message;
}

const isOpening = (message: unknown): message is Opening =>
  typeof message === 'object' && message !== null && 'failure' in message;

const isReport = (message: unknown): message is Report =>
  typeof message === 'object' && message !== null && 'answers' in message;
