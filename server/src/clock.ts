/** Returns the current instant, RFC 3339 UTC with milliseconds. */
export const systemClock = (): string => new Date().toISOString();
