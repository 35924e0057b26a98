import type { Collection } from 'mongodb';
import type { SettingsStore } from '../store.ts';
import type { Notify } from './changes.ts';
import { SETTINGS_ID, settingsDocument, toSettings, type SettingsDocument } from './documents.ts';
import { isDuplicateKey, reach } from './errors.ts';

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
        const isStored =
          rev === 0
            ? await isInserted(document)
            : (await settings.replaceOne({ _id: SETTINGS_ID, rev }, document)).matchedCount > 0;
        if (!isStored) return 'stale';
        notify('settings', SETTINGS_ID);
        return 'replaced';
      }),
  };

  async function isInserted(document: SettingsDocument): Promise<boolean> {
    try {
      await settings.insertOne(document);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
