/** As a condition: `id ${AMONG}` takes the ids of the one value that `among(ids)` makes, so that a list costs one query. */
export const AMONG = 'IN (SELECT value FROM json_each(?))';

/** The ids as the value of an `AMONG`. */
export const among = (ids: readonly string[]): string => JSON.stringify(ids);
