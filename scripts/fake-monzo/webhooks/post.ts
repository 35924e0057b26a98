/** How long a receiver may take, in milliseconds. The bank has not told its figure. */
const TIMEOUT = 10_000;
const MAX_CONNECTIONS = 32;
const SHOWN = 500;

/** Posts JSON bodies, so many at a time. It never throws, and an attempt without an answer has the status 0. */
export function createPost() {
  const queue: (() => void)[] = [];
  const stopping = new AbortController();
  let open = 0;

  const post = async (url: string, body: string): Promise<{ status: number; answer: string }> => {
    if (open >= MAX_CONNECTIONS) await new Promise<void>((resolve) => queue.push(resolve));
    open += 1;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT), stopping.signal]),
      });
      return { status: response.status, answer: (await response.text()).slice(0, SHOWN) };
    } catch (error) {
      return { status: 0, answer: error instanceof Error ? error.message : String(error) };
    } finally {
      open -= 1;
      queue.shift()?.();
    }
  };
  return Object.assign(post, { stop: () => stopping.abort() });
}
