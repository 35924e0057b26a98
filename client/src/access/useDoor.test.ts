import { flushPromises } from '@vue/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { useRouter, type Router } from 'vue-router';
import { type Answer, startFakeApi } from '../../test/fake-api.ts';
import { mountPagePart } from '../../test/mount-page-part.ts';
import { useDoor } from './useDoor.ts';
import { useLogOut } from './useEntering.ts';

const NOBODY = { authenticated: false, setup_required: false };
const IN = { authenticated: true, setup_required: false, role: 'organiser', name: 'organiser' };

/** Opens an address for whoever the server says it is, and gives the router once the door has led somewhere. */
async function open(address: string, answers: Record<string, Answer>) {
  const requests = await startFakeApi(({ call }) => answers[call] ?? { status: 404, body: {} });
  let router: Router | undefined;
  let door: ReturnType<typeof useDoor> | undefined;
  let logOut: ReturnType<typeof useLogOut> | undefined;
  const page = mountPagePart(
    defineComponent(() => {
      router = useRouter();
      door = useDoor();
      logOut = useLogOut();
      return () => h('p');
    }),
    {},
    [
      [['session'], answers['GET /session']?.body],
      [['players', 'all'], ['private']],
    ],
  );
  if (!router || !door || !logOut) throw new Error('nothing was mounted');
  await router.push(address);
  await flushPromises();
  return { router, door, logOut, page, requests };
}

const sees = async (router: Router, address: string) =>
  vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe(address));

describe('the door, it', () => {
  test('leads whoever is not logged in to the log-in, and remembers where they were going', async () => {
    const { router } = await open('/players?archived=', { 'GET /session': { body: NOBODY } });
    await sees(router, '/log-in?next=/players?archived=');
  });

  test('leads to the set-up while nobody has a password', async () => {
    const { router } = await open('/', { 'GET /session': { body: { ...NOBODY, setup_required: true } } });
    await sees(router, '/set-up');
  });

  test.each([
    ['/log-in?next=/players', '/players'],
    ['/log-in?next=//elsewhere.example/', '/'],
    ['/log-in?next=https://elsewhere.example/', '/'],
    ['/log-in', '/'],
    ['/set-up', '/'],
  ])('leads whoever is logged in from %s to %s', async (from, to) => {
    const { router } = await open(from, { 'GET /session': { body: IN } });
    await sees(router, to);
  });

  test('leads whoever logs out to a plain log-in, and forgets what they typed', async () => {
    const answers: Record<string, Answer> = { 'GET /session': { body: IN }, 'DELETE /session': { body: {} } };
    const { router, logOut } = await open('/settings', answers);
    sessionStorage.setItem('draft:player', '"Ashley"');
    answers['GET /session'] = { body: NOBODY };
    await logOut.submit(undefined);
    await sees(router, '/log-in');
    await vi.waitFor(() => expect(sessionStorage.length).toBe(0));
  });

  test('leads to the log-in as soon as another tab has logged out, and back afterwards', async () => {
    const answers: Record<string, Answer> = { 'GET /session': { body: IN } };
    const { router } = await open('/players', answers);
    answers['GET /session'] = { body: NOBODY };
    for (const newValue of ['organiser', '']) {
      window.dispatchEvent(new StorageEvent('storage', { key: 'role', newValue, storageArea: localStorage }));
      await flushPromises();
    }
    await sees(router, '/log-in?next=/players');
  });

  test('lets somebody open a helper’s link', async () => {
    const { router, door } = await open('/set-up#abc', { 'GET /session': { body: NOBODY } });
    await sees(router, '/set-up#abc');
    expect(door.isOutside.value).toBe(true);
  });
});
