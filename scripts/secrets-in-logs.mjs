import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A secret is found by its beginning, so that thousands of them take one pass over the logs. */
const BEGINNING = 8;

/**
 * Reads the logs that a run has kept in a folder, and the secrets beside them. Returns how many there are, and a line
 * for each record that holds a secret, that is not JSON in one line, or that a terminal would obey. It never repeats a
 * secret.
 */
export function secretsInLogs(folder, moreSecrets = []) {
  const files = readdirSync(folder).sort();
  const read = (file) => readFileSync(join(folder, file), 'utf8').split('\n');
  const told = files.filter((file) => file.endsWith('.secrets')).flatMap(read);
  const secrets = new Set([...told, ...moreSecrets].filter(({ length }) => length >= BEGINNING));
  const byBeginning = Map.groupBy(secrets, (secret) => secret.slice(0, BEGINNING));
  const findings = [];
  let records = 0;
  for (const file of files.filter((name) => name.endsWith('.log')))
    for (const [index, line] of read(file).entries()) {
      // Beside its log, a server prints where it is, with the link to set it up.
      if (!line.startsWith('{')) continue;
      records += 1;
      const wrong = wrongWith(line, byBeginning);
      if (wrong) findings.push(`${file}, line ${index + 1}, ${wrong}`);
    }
  return { records, secrets: secrets.size, findings };
}

function wrongWith(line, byBeginning) {
  for (let at = 0; at + BEGINNING <= line.length; at++)
    for (const secret of byBeginning.get(line.slice(at, at + BEGINNING)) ?? [])
      if (line.startsWith(secret, at)) return `holds a secret at column ${at + 1}`;
  if ([...line].some(isControl)) return 'holds a character that terminals obey';
  return isRecord(line) ? null : 'is no record';
}

const isControl = (character) => character < ' ' || (character > '~' && character < '\u00a0');

function isRecord(line) {
  try {
    const { level, time } = JSON.parse(line);
    return Number.isInteger(level) && typeof time === 'string';
  } catch {
    return false;
  }
}
