/** Returns a function that tells how far something is, in one line, which the next one replaces on a terminal. */
export function createProgress(what) {
  let told = 0;
  return (text, isDone = false) => {
    if (!process.stdout.isTTY) return isDone ? console.log(`${what}: ${text}`) : undefined;
    // Drawing the line for each of many records would take longer than the records.
    if (!isDone && Date.now() - told < 100) return;
    told = Date.now();
    process.stdout.write(`\r\x1b[K${what}: ${text}${isDone ? '\n' : ''}`);
  };
}
