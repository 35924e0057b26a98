import { reactive, toRefs } from 'vue';
import type { PlayerValues } from './player-changes.ts';
import { useDraft } from '../../app/forms/useDraft.ts';

/** What a player's form holds; `typed` is a bank name that is not on the list yet. */
export type PlayerFields = PlayerValues & { typed: string };

/**
 * The fields of a player's form, kept as a draft. With them goes what they began from: after a reload only what
 * the organiser changed may be sent, and only onto the revision that they saw.
 */
export function usePlayerFields(form: string, given: PlayerValues, rev = 0) {
  const fields = reactive<PlayerFields>({ ...given, names: [...given.names], typed: '' });
  const from = reactive({ rev, name: given.name, names: [...given.names], start: given.start });
  const { rev: seen, name, names, start } = toRefs(from);
  const draft = useDraft(form, {
    ...toRefs(fields),
    fromRev: seen,
    fromName: name,
    fromNames: names,
    fromStart: start,
  });

  /** Puts other values into the fields, which come from another revision. */
  function restart(values: PlayerValues, base: PlayerValues, baseRev: number): void {
    Object.assign(fields, values);
    Object.assign(from, base, { rev: baseRev });
  }

  return { fields, from, draft, restart };
}
