import { setTimeout as pause } from 'node:timers/promises';

/** What a page shows of the money: the pence that each player has paid, and what nobody is credited with. */
export type Shown = { paid: Record<string, number>; unmatched: { count: number; amount: number } };

/** A page that is open on one of the processes. It asks again only when the event stream gives it a reason. */
export type Page = {
  shown(): Shown | null;
  /** How often it was told to fetch everything again. */
  resets(): number;
  close(): Promise<void>;
};

/** Opens a page of the club's money, with this session. As the client does, it connects again and fetches again after an error. */
export function openPage(address: string, Cookie: string): Page {
  const closing = new AbortController();
  const { signal } = closing;
  let shown: Shown | null = null;
  let isOld = true;
  let resets = 0;
  const running = Promise.all([listen(), fetchWhenOld()]);

  return {
    shown: () => shown,
    resets: () => resets,
    async close() {
      closing.abort();
      await running;
    },
  };

  async function listen(): Promise<void> {
    while (!signal.aborted) {
      try {
        const { body } = await fetch(`${address}/api/v1/events`, { headers: { Cookie }, signal });
        isOld = true;
        if (body) await read(body);
      } catch {
        // The process is away, or the page was closed.
      }
      await wait(1_000);
    }
  }

  async function read(body: NonNullable<Response['body']>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const bytes of body) {
      const events = (text + decoder.decode(bytes, { stream: true })).split('\n\n');
      text = events.pop() ?? '';
      resets += events.filter((event) => event.startsWith('event: reset')).length;
      isOld ||= events.some((event) => event.startsWith('event: '));
    }
  }

  async function fetchWhenOld(): Promise<void> {
    while (!signal.aborted) {
      await wait(200);
      if (!isOld) continue;
      isOld = false;
      try {
        shown = await fetchShown();
      } catch {
        isOld = true;
      }
    }
  }

  async function fetchShown(): Promise<Shown> {
    const { items } = (await get('/players?limit=200')) as { items: { id: string; total_paid: number }[] };
    const { unmatched } = (await get('/summary')) as Pick<Shown, 'unmatched'>;
    return { paid: Object.fromEntries(items.map(({ id, total_paid }) => [id, total_paid])), unmatched };
  }

  async function get(path: string): Promise<unknown> {
    const answer = await fetch(`${address}/api/v1${path}`, { headers: { Cookie }, signal });
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`);
    return answer.json();
  }

  async function wait(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal }).catch(() => undefined);
  }
}
