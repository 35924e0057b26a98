/**
 * How long a test may go on with its rounds, in milliseconds. `SECONDS` in the environment says it for all of them, so that
 * one command plays every round.
 */
export const timeFor = (seconds: number): number => 1000 * Number(process.env['SECONDS'] ?? seconds);
