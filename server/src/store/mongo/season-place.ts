import type { Db } from 'mongodb';
import type { SeasonPlace } from '../season-place.ts';
import type { Store, StoreLog } from '../store.ts';
import { safely } from './capabilities.ts';
import { connect, databaseName } from './connect.ts';
import { isUnauthorized, reach } from './errors.ts';
import { openMongoStore } from './mongo-store.ts';

/** The note is there from before the season's first record until after the last, and `is_whole` while all are there. */
type Note = { _id: string; season: string; is_whole: boolean };

/**
 * Keeps the season in a database beside the club's own, with `_made_up` behind its name. A note in it says which season it
 * is. A database of that name without the note is somebody else's, and is left alone.
 */
export function createMongoSeasonPlace(url: string, log: StoreLog): SeasonPlace {
  const name = `${databaseName(url)}_made_up`;
  let connecting: ReturnType<typeof connect> | null = null;
  let held: { season: string; store: Promise<Store> } | null = null;

  return {
    exists: async () => (await readNote())?.is_whole ?? false,

    async current() {
      const note = await readNote();
      if (note?.is_whole) return hold(note.season, 'toUse');
      if (note === null) await release();
      return null;
    },

    async put(records) {
      await clear();
      const season = crypto.randomUUID();
      if (!(await begin(season))) return 'refused';
      const store = await hold(season, 'toServe');
      await store.restore(records, season);
      await reach(async () => (await notes()).updateOne({ _id: NOTE }, { $set: { is_whole: true } }));
      return 'put';
    },

    clear,

    async close() {
      await release();
      await (await connecting?.catch(() => null))?.close();
    },
  };

  /** The store of this season, opened once. That of an earlier season is closed. */
  async function hold(season: string, purpose: 'toUse' | 'toServe'): Promise<Store> {
    if (held?.season === season) return held.store;
    const former = release();
    const opened = { season, store: openMongoStore(url, log, { purpose, database: name }) };
    held = opened;
    await former;
    return opened.store.catch((error: unknown) => {
      if (held === opened) held = null;
      throw error;
    });
  }

  async function release(): Promise<void> {
    const former = held;
    held = null;
    await former?.store.then(
      (store) => store.close(),
      () => undefined,
    );
  }

  /** The season ends for everybody by its note, which goes last. So whatever is cut short can be taken away later. */
  async function clear(): Promise<void> {
    if ((await readNote()) === null) return;
    await reach(async () => {
      const db = await database();
      await (await notes()).updateOne({ _id: NOTE }, { $set: { is_whole: false } });
      for (const collection of await namesIn(db))
        if (collection !== NOTES && !collection.startsWith('system.')) await db.dropCollection(collection);
      await db.dropCollection(NOTES);
    });
    await release();
  }

  /** Leaves the note, unless the database holds something else or may not be used. */
  function begin(season: string): Promise<boolean> {
    return reach(async () => {
      if ((await namesIn(await database())).length > 0) return false;
      await (await notes()).insertOne({ _id: NOTE, season, is_whole: false });
      return true;
    }).catch(ifUnauthorized(false));
  }

  /** Who may not use that database has no season in it. */
  function readNote(): Promise<Note | null> {
    return reach(async () => (await notes()).findOne({ _id: NOTE })).catch(ifUnauthorized(null));
  }

  async function notes() {
    return (await database()).collection<Note>(NOTES);
  }

  async function database(): Promise<Db> {
    connecting ??= connect(url, log);
    const client = await connecting.catch((error: unknown) => {
      connecting = null;
      throw error;
    });
    return client.db(name, safely({ isReplicated: false }));
  }
}

const namesIn = async (db: Db): Promise<string[]> =>
  (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);

function ifUnauthorized<Result>(result: Result): (error: unknown) => Result {
  return (error) => {
    if (isUnauthorized(error)) return result;
    throw error;
  };
}

const NOTES = 'made_up_season';
/** The id of the only note. */
const NOTE = 'note';
