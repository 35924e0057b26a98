import { beforeEach, describe, expect, test } from 'vitest';
import { createQueue } from './queue.ts';
import type { Command, Queued } from './queued.ts';

const [ASH, SAM] = ['organiser organiser', 'deputy Sam Porter'];
const inWith = (player_id: string, guests = 0): Command => ({
  kind: 'in',
  fixture_id: 'tonight',
  player_id,
  guests,
});
const out = (player_id: string): Command => ({ kind: 'out', fixture_id: 'tonight', player_id });
const cash = (player_id: string): Command => ({ kind: 'cash', payment: { player_id, amount: 500 } });
const failure = (status: number, detail = '') =>
  Object.assign(new Error(detail), { code: status === 0 ? 'offline' : 'stale', status, detail, fields: [] });

let storage: Storage;
let sent: Queued[];
/** What the server answers, in order. It takes the request before the answer is lost. */
let answers: (Error | null)[];
let loggedIn: string | null;
let holder: Promise<unknown>;

beforeEach(() => {
  localStorage.clear();
  [storage, sent, answers, loggedIn, holder] = [localStorage, [], [], ASH, Promise.resolve()];
});

/** A tab of the one browser that all share. */
const openTab = () =>
  createQueue({
    storage,
    inOneTab: async <Answer>(act: () => Promise<Answer>) => {
      const before = holder;
      let leave: (() => void) | undefined;
      holder = new Promise<void>((resolve) => (leave = resolve));
      await before;
      return act().finally(() => leave?.());
    },
    askWho: async () => loggedIn,
    send: async (queued) => {
      sent.push(queued);
      await Promise.resolve();
      const answer = answers.shift();
      if (answer) throw answer;
    },
    changed: () => undefined,
  });

const sentWords = () => sent.map(({ command }) => JSON.stringify(Object.values(command).slice(-2)));

describe('the queue, it', () => {
  test('sends everything once and in order, also after the page was closed', async () => {
    const tab = openTab();
    tab.add(ASH, inWith('ashley'));
    tab.add(ASH, cash('ashley'), { id: 'key' });
    tab.add(ASH, out('bea'));
    expect(await openTab().flush(ASH)).toBe('done');
    expect(sent.map(({ command }) => command)).toEqual([inWith('ashley'), cash('ashley'), out('bea')]);
    expect(openTab().list()).toEqual([]);
    await tab.flush(ASH);
    expect(sent).toHaveLength(3);
  });

  test('sends nothing twice when two tabs find the signal at the same moment', async () => {
    const tabs = [openTab(), openTab()];
    tabs[0]?.add(ASH, cash('ashley'));
    tabs[1]?.add(ASH, cash('bea'));
    await Promise.all(tabs.map((tab) => tab.flush(ASH)));
    expect(sent).toHaveLength(2);
  });

  test('sends cash whose answer was lost again as the same request, before what came later', async () => {
    const tab = openTab();
    tab.add(ASH, cash('ashley'), { id: 'key' });
    tab.add(ASH, inWith('bea'));
    answers = [failure(0), failure(503), null];
    expect(await tab.flush(ASH)).toBe('no_signal');
    expect(await tab.flush(ASH)).toBe('no_signal');
    expect(await tab.flush(ASH)).toBe('done');
    expect(sent.slice(0, 3).map(({ id, command }) => [id, command])).toEqual(
      Array(3).fill(['key', cash('ashley')]),
    );
    expect(sent[3]?.command).toEqual(inWith('bea'));
  });

  test('keeps what is refused, with the reason, goes on with the rest, and sends it again when told to', async () => {
    const tab = openTab();
    tab.add(ASH, inWith('ashley'), { id: 'ashley' });
    tab.add(ASH, inWith('bea'));
    answers = [failure(409, 'The game is cancelled.')];
    expect(await tab.flush(ASH)).toBe('done');
    expect(sentWords()).toEqual(['["ashley",0]', '["bea",0]']);
    expect(openTab().list()).toMatchObject([{ id: 'ashley', refused: 'The game is cancelled.' }]);
    tab.retry('ashley');
    await tab.flush(ASH);
    expect(sent).toHaveLength(3);
    expect(tab.list()).toEqual([]);
  });

  test('sends nothing under another log-in or without one, and keeps it for its own', async () => {
    const tab = openTab();
    tab.add(ASH, cash('ashley'));
    for (const who of [SAM, null]) {
      loggedIn = who;
      expect(await tab.flush(ASH)).toBe('not_logged_in');
    }
    expect(await tab.flush(SAM)).toBe('done');
    expect(sent).toEqual([]);
    loggedIn = ASH;
    answers = [failure(401)];
    expect(await tab.flush(ASH)).toBe('not_logged_in');
    expect(tab.list()).toMatchObject([{ who: ASH, refused: null }]);
    await tab.flush(ASH);
    expect(tab.list()).toEqual([]);
  });

  test('takes back what was not sent, and brings back what it had replaced', () => {
    const tab = openTab();
    tab.add(ASH, inWith('ashley', 1));
    const undo = tab.add(ASH, inWith('ashley', 2));
    expect(tab.list().map(({ command }) => command)).toEqual([inWith('ashley', 2)]);
    expect(undo()).toBe(true);
    expect(tab.list().map(({ command }) => command)).toEqual([inWith('ashley', 1)]);
    tab.add(ASH, out('ashley'), { isUnchanged: true });
    expect(tab.list()).toEqual([]);
  });

  test('takes nothing back that the server may have, but sends the opposite of a tick', async () => {
    const tab = openTab();
    const undo = tab.add(ASH, cash('ashley'), { id: 'key' });
    tab.add(ASH, inWith('bea'));
    answers = [failure(0)];
    await tab.flush(ASH);
    expect(undo()).toBe(false);
    expect(tab.drop('key')).toBe(false);
    answers = [null, failure(0)];
    await tab.flush(ASH);
    tab.add(ASH, out('bea'), { isUnchanged: true });
    await tab.flush(ASH);
    expect(sent.at(-1)?.command).toEqual(out('bea'));
    expect(undo()).toBe(false);
  });

  test('brings nothing back that was taken off while the server was asked who is logged in', async () => {
    const tab = openTab();
    const undo = tab.add(ASH, cash('ashley'));
    const flushing = tab.flush(ASH);
    expect(undo()).toBe(true);
    await flushing;
    expect(sent).toEqual([]);
    expect(tab.list()).toEqual([]);
  });

  test('throws away only what its own log-in entered, and reads nothing that it doesn’t know', () => {
    const tab = openTab();
    tab.add(ASH, cash('ashley'));
    tab.add(SAM, cash('bea'));
    storage.setItem('queue:odd', '{"id":"odd"}');
    storage.setItem('queue:torn', '{');
    tab.dropAll(ASH);
    expect(tab.list()).toMatchObject([{ who: SAM }]);
  });
});
