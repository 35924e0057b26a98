/** Calls a control of the bank and returns its answer. A refusal is an error with the bank's sentence. */
export async function control(method, path, body) {
  const response = await fetch(`/__fake${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}

/** Tells what has happened, where screen readers hear it. */
export function say(text) {
  document.querySelector('#status').textContent = text;
}

/** Does something, tells it or why it failed, and shows the bank anew. */
export async function attempt(action, words, refresh) {
  try {
    await action();
    say(words);
  } catch (error) {
    say(error.message);
  }
  await refresh();
}
