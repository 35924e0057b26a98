import { nextTick, onScopeDispose, watch, type Ref } from 'vue';
import type { RouteLocationNormalized, Router, RouterHistory } from 'vue-router';

/** The sheets on show, the one on top last. */
const shown: Ref<boolean>[] = [];
let entries: RouterHistory | undefined;
/** The page that is being opened, whose code may still be on its way. */
let opening: RouteLocationNormalized | undefined;
let isLeaving = false;
let left: Promise<unknown> = Promise.resolve();

/**
 * Lets an open sheet have a history entry of its own, with its page's address. A page that is opened meanwhile replaces
 * that entry, because going back from it would cancel the opening.
 */
export function giveSheetsEntries(router: Router): void {
  entries = router.options.history;
  entries.listen(() => void cameBack());
  router.beforeEach(async (to, from) => {
    opening = to;
    await left;
    if (to.redirectedFrom || !isMarked() || to.fullPath === from.fullPath) return true;
    return { path: to.path, query: to.query, hash: to.hash, replace: true, state: { isSheet: false } };
  });
  router.afterEach((to) => {
    if (opening === to) opening = undefined;
    leave();
  });
  // The page was loaded again while a sheet was open.
  leave();
}

/**
 * Closes a sheet by the browser's Back. A sheet that is closed otherwise leaves its entry, unless another one follows
 * that takes the entry over. For Chromium's Back skips an entry that was pushed after a step back and before a tap.
 */
export function useBackCloses(isOpen: Ref<boolean>, isFollowed: () => boolean): void {
  watch(isOpen, (now) => (now ? show(isOpen) : hide()), { immediate: true, flush: 'sync' });
  onScopeDispose(hide);

  function hide(): void {
    const at = shown.indexOf(isOpen);
    if (at < 0) return;
    shown.splice(at, 1);
    void nextTick(() => isFollowed() || leave());
  }
}

function show(sheet: Ref<boolean>): void {
  if (!shown.includes(sheet)) shown.push(sheet);
  void mark();
}

async function cameBack(): Promise<void> {
  const top = shown.at(-1);
  // Without a sheet this may be the entry of one that is long closed, which Forward came upon.
  if (!top) leave();
  else if (!isMarked()) {
    top.value = false;
    await nextTick();
    // Another sheet below it needs an entry as well.
    void mark();
  }
}

async function mark(): Promise<void> {
  await left;
  if (shown.length > 0 && !isMarked()) entries?.push(entries.location, { isSheet: true });
}

// The router does not hear of it, or it would give up the page that it is opening.
function leave(): void {
  if (shown.length > 0 || opening || isLeaving || !isMarked()) return;
  entries?.go(-1, false);
  if (!isMarked()) return;
  isLeaving = true;
  left = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
  void left.then(() => (isLeaving = false));
}

function isMarked(): boolean {
  return entries?.state['isSheet'] === true;
}
