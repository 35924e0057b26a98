/** Groups the items into lists of `size`. The last one has what is left, and may be empty. */
export async function* chunksOf<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let chunk: Item[] = [];
  for await (const one of items) {
    if (chunk.push(one) < size) continue;
    yield chunk;
    chunk = [];
  }
  yield chunk;
}
