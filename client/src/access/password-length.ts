/** The fewest characters of a password. The server has the whole rule. */
export const MIN_PASSWORD = 12;
