/**
 * Runs the tasks of one key one after the other, in this process, and those of other keys beside them. It spares
 * needless retries; what keeps concurrent changes apart is the store's revision.
 */
export function createOneAtATime() {
  const last = new Map<string, Promise<unknown>>();

  return <Result>(key: string, task: () => Promise<Result>): Promise<Result> => {
    const result = (last.get(key) ?? Promise.resolve()).then(task, task);
    const settled = result
      .catch(() => undefined)
      .then(() => {
        if (last.get(key) === settled) last.delete(key);
      });
    last.set(key, settled);
    return result;
  };
}
