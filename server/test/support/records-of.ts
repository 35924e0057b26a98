/** Reads all records of a store. */
export async function recordsOf<One>(records: AsyncIterable<One>): Promise<One[]> {
  const all: One[] = [];
  for await (const one of records) all.push(one);
  return all;
}
