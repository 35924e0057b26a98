import { nextTask } from '../../next-task.ts';

/** A call that begins in a task of its own, and whose answer is gone on with in another. */
export function inTasks<Answer>(call: () => Promise<Answer>): () => Promise<Answer> {
  return async () => {
    await nextTask();
    const answer = await call();
    await nextTask();
    return answer;
  };
}
