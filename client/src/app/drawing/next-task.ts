/** Goes on in a task of its own, so that a slow phone answers a touch in between. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** A call that begins in a task of its own, and whose answer is gone on with in another. */
export async function inTasks<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  await nextTask();
  const answer = await call();
  await nextTask();
  return answer;
}
