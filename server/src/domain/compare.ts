/** Compares two texts by their code units, as instants and ids are sorted. */
export const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
