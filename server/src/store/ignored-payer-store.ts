import type { IgnoredPayerRecord } from '../domain/records.ts';

export type IgnoredPayerStore = {
  /** Sorted by name, then by id. */
  list(): Promise<IgnoredPayerRecord[]>;
  findByKey(key: string): Promise<IgnoredPayerRecord | null>;
  /** Stores the payer unless one with this key is stored already. */
  add(payer: IgnoredPayerRecord): Promise<void>;
  remove(id: string): Promise<'removed' | 'absent'>;
  removeKeys(keys: string[]): Promise<void>;
};
