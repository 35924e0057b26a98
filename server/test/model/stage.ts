import { MongoClient } from 'mongodb';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { sqlite, type TestStore } from '../support/stores.ts';

/** Gives each story an empty store. */
export type Stage = {
  /** Opens an empty store. It can be opened again only if `isKept`. */
  begin(isKept: boolean): Promise<Store>;
  reopen(): Promise<Store>;
  end(): Promise<void>;
  /** After the last story. */
  close(): Promise<void>;
};

export const createStage = (kind: TestStore): Stage => (kind === sqlite ? sqliteStage() : mongoStage(kind));

const open = (url: string) => openStore(url, { info() {}, warn() {} });

/** Uses the memory, which is fastest, or a file if the story opens its store again, in `/dev/shm` if that exists. */
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

/** Empties one database for each story, because creating a database takes longer than most stories. */
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
