import { afterEach, beforeEach, expect, test } from 'vitest';
import { effectScope, type EffectScope, nextTick, ref } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { giveSheetsEntries, useBackCloses } from './useBackCloses.ts';

let scope: EffectScope;
beforeEach(() => (scope = effectScope()));
afterEach(() => scope.stop());

/** An app on its second page, from which a third is opened whose code comes when `arrive` is called. */
async function openApp() {
  let arrive = () => {};
  const code = new Promise<void>((resolve) => (arrive = resolve));
  const page = { render: () => null };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: page },
      { path: '/game', component: page },
      { path: '/slow', component: () => code.then(() => page) },
    ],
  });
  giveSheetsEntries(router);
  await router.push('/');
  await router.push('/game');
  const isOpen = ref(false);
  const isFollowed = ref(false);
  scope.run(() => useBackCloses(isOpen, () => isFollowed.value));
  const back = async () => {
    router.back();
    await settled();
    return router.currentRoute.value.path;
  };
  return { router, isOpen, isFollowed, back, arrive };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('it closes a sheet by Back, and only then leaves the page', async () => {
  const { isOpen, back } = await openApp();
  isOpen.value = true;
  await nextTick();
  expect(await back()).toBe('/game');
  expect(isOpen.value).toBe(false);
  expect(await back()).toBe('/');
});

test('it leaves the page by one Back after a sheet was closed by its button', async () => {
  const { isOpen, back } = await openApp();
  isOpen.value = true;
  await nextTick();
  isOpen.value = false;
  await nextTick();
  expect(await back()).toBe('/');
});

test.each(['before', 'as', 'after'])(
  'it keeps a page that is opened %s a sheet is closed, and a Back from there shows the page before',
  async (when) => {
    const { router, isOpen, back, arrive } = await openApp();
    isOpen.value = true;
    await nextTick();
    if (when !== 'before') isOpen.value = false;
    if (when === 'after') await nextTick();
    const opened = router.push('/slow');
    await settled();
    isOpen.value = false;
    await nextTick();
    arrive();
    expect(await opened).toBeUndefined();
    expect(router.currentRoute.value.path).toBe('/slow');
    expect(await back()).toBe('/game');
    expect(await back()).toBe('/');
  },
);

test('it lets a sheet that follows keep the entry of the one before', async () => {
  const { router, isOpen, isFollowed, back } = await openApp();
  isOpen.value = true;
  await nextTick();
  const next = ref(false);
  scope.run(() => useBackCloses(next, () => false));
  const isMarked = () => router.options.history.state['isSheet'] === true;
  isFollowed.value = true;
  isOpen.value = false;
  await settled();
  expect(isMarked()).toBe(true);
  next.value = true;
  expect(await back()).toBe('/game');
  expect([next.value, isMarked()]).toEqual([false, false]);
  expect(await back()).toBe('/');
});
