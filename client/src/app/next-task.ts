/**
 * Goes on in a new task, so that a slow phone can answer a touch before it. Making the app, drawing it and each answer
 * of the server have tasks of their own.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
