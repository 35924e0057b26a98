import { parseArgs } from 'node:util';

/**
 * Reads the command line of a script. `--help` prints `usage` and ends the script with exit code 0. An unknown option
 * ends it with one line and exit code 64. Returns `{ values, positionals }` as `parseArgs` does.
 */
export function readCommandLine(usage, { options = {}, allowPositionals = false } = {}) {
  let read;
  try {
    read = parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals });
  } catch (error) {
    refuse(error.message.split('. ')[0]);
  }
  if (read.values.help) {
    console.log(usage.trim());
    process.exit(0);
  }
  return read;
}

/** Ends the script with exit code 64 and one line that says what was wrong with the call. */
export function refuse(sentence) {
  console.error(`${/[.?]$/.test(sentence) ? sentence : `${sentence}.`} Try --help.`);
  process.exit(64);
}

/** The value of an option as a whole number from `min` to `max`. Anything else ends the script. */
export function wholeNumber(values, name, min, max) {
  const number = Number(values[name]);
  if (/^\d+$/.test(values[name]) && number >= min && number <= max) return number;
  return refuse(`--${name} takes a whole number from ${min} to ${max}, not "${values[name]}"`);
}
