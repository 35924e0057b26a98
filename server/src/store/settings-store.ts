import type { SettingsRecord } from '../domain/records.ts';

export type SettingsStore = {
  /** `null` before the first change. */
  get(): Promise<SettingsRecord | null>;
  /** Stores them if the stored revision is still `rev`, which is 0 before the first change. */
  replace(settings: SettingsRecord, rev: number): Promise<'replaced' | 'stale'>;
};
