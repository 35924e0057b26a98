import type { BackupRecord } from '../domain/records.ts';
import type { Store } from './store.ts';

/** Where a made-up season lies. It is apart from the club's own records, and every process on them finds the same one. */
export type SeasonPlace = {
  /** Whether there is a season. Its store need not be opened for that. */
  exists(): Promise<boolean>;
  /** The store of the season, or `null` while there is none. Its owner is this place, which closes it. */
  current(): Promise<Store | null>;
  /**
   * Puts a season there in place of any other, whole or not at all. It is `refused` where the place is somebody else's,
   * or may not be used. One caller at a time.
   */
  put(records: AsyncIterable<BackupRecord>): Promise<'put' | 'refused'>;
  /** Takes the season away with all that was changed in it. */
  clear(): Promise<void>;
  close(): Promise<void>;
};
