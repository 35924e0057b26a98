import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';

/** The folder where `npm run logs:check` has the logs of a run, and the secrets that must not be in them. */
const folder = process.env['KEEP_LOGS_IN'] ?? '';
const own = `${process.pid}-${threadId}`;

/** Keeps a part of the log of a server in this process, or of another with this id. */
export function keepLog(part: string, id: number | string = own): void {
  if (folder !== '') appendFileSync(join(folder, `${id}.log`), part);
}

/** Keeps secrets that the server has been told, or has told. */
export function keepSecrets(...secrets: (string | undefined)[]): void {
  if (folder !== '')
    appendFileSync(join(folder, `${own}.secrets`), secrets.map((one) => `${one ?? ''}\n`).join(''));
}
