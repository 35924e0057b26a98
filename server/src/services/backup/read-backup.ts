import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import type { AccessRecord, BackedUp, BackedUpAccess, BackupRecord } from '../../domain/records.ts';
import { BACKUP_VERSION, type BackupHeader, backupHeader } from './backup-header.ts';
import { recordSchemas } from './record-schemas.ts';

export type Backup = {
  header: BackupHeader;
  /** The number of records by noun. */
  contents: Record<Noun, number>;
  records(): AsyncIterable<BackupRecord | AccessRecord>;
};

/**
 * Reads a backup from its first byte to its last. Rejects with one sentence if it is none, is damaged or cut short, or
 * was made by a newer version.
 */
export async function readBackup(file: string): Promise<Backup> {
  const contents = { player: 0, fixture: 0, payment: 0, ignored_payer: 0, settings: 0, account: 0, token: 0 };
  let header: BackupHeader | undefined;
  for await (const one of checkedRecords(file, (first) => (header = first))) contents[one.noun] += 1;
  if (!header) throw new Error(`${file} ${DAMAGED}`);
  return { header, contents, records: () => checkedRecords(file) };
}

/** The records, one after the other. It rejects after the last of them if the checksum differs. */
async function* checkedRecords(
  file: string,
  whenBegun: (header: BackupHeader) => void = () => {},
): AsyncGenerator<BackupRecord | AccessRecord> {
  let header: BackupHeader | undefined;
  const checksum = createHash('sha256');
  let count = 0;
  for await (const line of linesOf(file)) {
    if (!header) {
      whenBegun((header = headerIn(line, file)));
      continue;
    }
    checksum.update(line);
    count += 1;
    const result = recordLine.safeParse(parsedJson(line));
    if (!result.success) throw new Error(`${file} has a record that can't be read, in line ${count + 1}.`);
    yield result.data;
  }
  if (!header) throw new Error(`${file} ${FOREIGN}`);
  if (count !== header.records || checksum.digest('hex') !== header.sha256)
    throw new Error(`${file} ${DAMAGED}`);
}

function headerIn(line: string, file: string): BackupHeader {
  const result = backupHeader.safeParse(parsedJson(line));
  if (!result.success) throw new Error(`${file} ${FOREIGN}`);
  const { paidup_backup, version } = result.data;
  if (paidup_backup > 1 || version > BACKUP_VERSION)
    throw new Error(`${file} was made by a newer Paid Up. Update this one first.`);
  return result.data;
}

/** The lines with their ends. Only a line feed ends one, since names may have other separators in them. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  try {
    const text = pipeline(createReadStream(file), createGunzip(), () => {}).setEncoding('utf8');
    for await (const chunk of text) {
      const lines = `${rest}${String(chunk)}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield `${line}\n`;
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'Z_BUF_ERROR') throw new Error(`${file} ${DAMAGED}`, { cause: error });
    if (code.startsWith('Z_')) throw new Error(`${file} ${FOREIGN}`, { cause: error });
    throw error;
  }
  if (rest !== '') yield rest;
}

function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

type Noun = keyof BackedUp | keyof BackedUpAccess;

const lineOf = <One extends Noun>(noun: One) =>
  z.strictObject({ noun: z.literal(noun), record: recordSchemas[noun] });

const recordLine = z.discriminatedUnion('noun', [
  lineOf('player'),
  lineOf('fixture'),
  lineOf('payment'),
  lineOf('ignored_payer'),
  lineOf('settings'),
  lineOf('account'),
  lineOf('token'),
]);

const FOREIGN = 'is no backup of Paid Up, or is damaged.';
const DAMAGED = 'is damaged or cut short: its checksum is not right.';
