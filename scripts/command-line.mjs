import { parseArgs } from 'node:util';

/**
 * Reads the command line of a script: `--help` prints `usage` and ends well; what the script does not know is
 * told in one line, with exit code 64. Returns `{ values, positionals }` as `parseArgs` does.
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

/** Ends the script because of how it was called, with one line that says why. */
export function refuse(sentence) {
  console.error(`${/[.?]$/.test(sentence) ? sentence : `${sentence}.`} Try --help.`);
  process.exit(64);
}

/** The value of an option as a whole number from `least` to `most`; anything else ends the script. */
export function wholeNumber(values, name, least, most) {
  const number = Number(values[name]);
  if (/^\d+$/.test(values[name]) && number >= least && number <= most) return number;
  return refuse(`--${name} takes a whole number from ${least} to ${most}, not "${values[name]}"`);
}
