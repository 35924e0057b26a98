/** What an adapter tells while it opens and runs: one line each. */
export type StoreLog = { info(line: string): void; warn(line: string): void };
