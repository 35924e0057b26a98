import { MongoClient } from 'mongodb';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { sqlite, type TestStore } from '../support/stores.ts';

/** The store of one story after another, empty at the beginning of each. */
export type Stage = {
  /** An empty store; only one that is `kept` can be opened again. */
  begin(isKept: boolean): Promise<Store>;
  reopen(): Promise<Store>;
  end(): Promise<void>;
  /** After the last story. */
  close(): Promise<void>;
};

export const createStage = (kind: TestStore): Stage => (kind === sqlite ? sqliteStage() : mongoStage(kind));

const open = (url: string) => openStore(url, { info() {}, warn() {} });

/** Memory is fastest, but gone when it is closed: then a file, on a disk in memory where there is one. */
function sqliteStage(): Stage {
  let folder: string | null = null;
  let store: Store;
  const openIt = async () => (store = await open(`sqlite:${folder ? join(folder, 'club.db') : ':memory:'}`));
  return {
    begin(isKept) {
      folder = isKept
        ? mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'paidup-story-'))
        : null;
      return openIt();
    },
    async reopen() {
      await store.close();
      return openIt();
    },
    async end() {
      await store.close();
      if (folder) rmSync(folder, { recursive: true });
    },
    close: () => Promise.resolve(),
  };
}

/** One database, emptied for each story: to make another takes longer than most of them. */
function mongoStage(kind: TestStore): Stage {
  const { url, remove } = kind.place();
  const client = new MongoClient(url);
  let store: Store | null = null;
  const reopen = async () => {
    await store?.close();
    return (store = await open(url));
  };
  return {
    async begin() {
      for (const collection of await client.db().collections()) await collection.deleteMany();
      return store ?? reopen();
    },
    reopen,
    end: () => Promise.resolve(),
    async close() {
      await store?.close();
      await client.close();
      await remove();
    },
  };
}
