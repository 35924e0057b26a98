/**
 * Returns a function that runs tasks with the same key one after another. It only spares this process retries. The store's
 * revisions are what keeps concurrent changes apart.
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
