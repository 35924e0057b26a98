import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether system calls can be traced here. */
export const canTrace = spawnSync('strace', ['-f', '-e', 'trace=none', 'true']).status === 0;

/**
 * The words that run a command traced into `file`: what it reads and writes, and every sync. The command is our
 * child, and strace its own (`-D`), so that signals and exit codes are the command's.
 */
export const traced = (file: string): string[] => [
  'strace',
  '-f',
  '-D',
  '--trace=read,write,writev,sendto,sendmsg,fdatasync,fsync',
  '--decode-fds=path,socket',
  '--string-limit=8192',
  `--output=${file}`,
];

/** The words that run a command whose syncs fail with an I/O error, from the one with this number on. */
export const withFailingSync = (first: number): string[] => [
  'strace',
  '-f',
  '-D',
  '--trace=fdatasync,fsync',
  `--inject=fdatasync,fsync:error=EIO:when=${first}+`,
  '--output=/dev/null',
];

/** The trace, once the traced process and all its threads have ended in it. */
export async function finishedTrace(file: string): Promise<string> {
  for (let attempt = 0; attempt < 500; attempt++) {
    const trace = readFileSync(file, 'utf8');
    if (/\+\+\+ (exited|killed).*\n$/.test(trace)) return trace;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('strace did not finish');
}

/**
 * The payments of a trace whose 2xx was written before the log had been synced with them in it: no successful sync
 * lies between the first reading of a delivery of it and the writing of an answer. `answered` is how many were looked at.
 */
export function unsyncedAnswers(trace: string): { answered: number; offenders: string[] } {
  const lines = whole(trace.split('\n'));
  const readAt = new Map<string, number>();
  const offenders: string[] = [];
  let answered = 0;
  let lastSync = -1;
  for (const [at, line] of lines.entries()) {
    if (/\b(fdatasync|fsync)\(\d+<[^>]*-wal>\) += 0$/.test(line)) lastSync = at;
    const id = /\\"id\\":\s*\\"(tx_\w+)\\"/.exec(line)?.[1];
    if (id && !readAt.has(id) && /\bread\(\d+<TCP/.test(line)) readAt.set(id, at);
    const paid = /\\"payment_id\\":\\"(tx_\w+)\\"/.exec(line)?.[1];
    if (!paid || !/\b(write|writev|sendto|sendmsg)\(\d+<TCP.*HTTP\/1\.1 200/.test(line)) continue;
    answered++;
    if (lastSync < (readAt.get(paid) ?? Infinity)) offenders.push(paid);
  }
  return { answered, offenders };
}

/** Calls that another thread interrupted, put together where they ended. */
function whole(lines: string[]): string[] {
  const begun = new Map<string, string>();
  return lines.flatMap((line) => {
    const [, thread = '', call = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (call.endsWith('<unfinished ...>')) {
      begun.set(thread, call.slice(0, -'<unfinished ...>'.length).trimEnd());
      return [];
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(call)?.[1];
    return [resumed === undefined ? call : `${begun.get(thread) ?? ''}${resumed}`];
  });
}
