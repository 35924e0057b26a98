import type { Collection } from 'mongodb';
import type { SettingsStore } from '../settings-store.ts';
import type { Notify } from './changes.ts';
import { SETTINGS_ID, settingsDocument, toSettings, type SettingsDocument } from './documents.ts';
import { reach } from './errors.ts';
import { CONFIRM } from './once.ts';
import { isOwn, underRevision } from './under-revision.ts';
import { untilKnown } from './until-known.ts';

/** The settings of the port, in MongoDB. */
export function createSettings(settings: Collection<SettingsDocument>, notify: Notify): SettingsStore {
  return {
    get: () =>
      reach(async () => {
        const stored = await settings.findOne({ _id: SETTINGS_ID });
        return stored && toSettings(stored);
      }),

    replace: (record, rev) =>
      reach(async () => {
        const document = settingsDocument(record);
        const outcome =
          rev === 0
            ? await insert(document)
            : await underRevision(
                document,
                () => settings.replaceOne({ _id: SETTINGS_ID, rev }, document),
                confirmed,
              );
        if (outcome === 'replaced') notify('settings', SETTINGS_ID);
        return outcome;
      }),
  };

  function insert(document: SettingsDocument): Promise<'replaced' | 'stale'> {
    return untilKnown<'replaced' | 'stale'>(
      async () => {
        await settings.insertOne(document);
        return 'replaced';
      },
      async (isUnsure) => {
        const stored = await confirmed();
        if (stored === null) return null;
        return isUnsure && isOwn(stored, document) ? 'replaced' : 'stale';
      },
    );
  }

  /** Returns the stored settings once a majority has them in its journal. */
  function confirmed(): Promise<SettingsDocument | null> {
    return settings.findOneAndUpdate({ _id: SETTINGS_ID }, CONFIRM);
  }
}
