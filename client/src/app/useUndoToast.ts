import { useMutation } from '@tanstack/vue-query';
import { failureText } from './failure-text.ts';
import { shellTexts } from './texts.ts';
import { tellFailure, useNotice } from './useNotice.ts';

/**
 * What a toast tells of a change. `undo` takes the change back, or does what `label` says instead. It answers what the
 * toast then tells, or the record as it is now, of which the toast says that it is undone.
 */
export type Told = string | Undoable;
type Undoable = { text: string; undo: () => Promise<Told | Stored>; label?: string };
type Stored = { id: string };

/** Tells of a change in a toast. */
export function useTelling(): (told: Told) => void {
  const notify = useNotice();
  const { mutate } = useMutation({
    mutationFn: ({ undo }: Undoable) => undo(),
    networkMode: 'always',
    onSuccess: (undone) => tell(isTold(undone) ? undone : shellTexts.undone),
    onError: (thrown) => tellFailure(failureText(thrown)),
  });

  function tell(told: Told): void {
    if (typeof told === 'string') return notify(told);
    notify(told.text, { label: told.label ?? shellTexts.undo, act: () => mutate(told) });
  }

  return tell;
}

const isTold = (undone: Told | Stored): undone is Told => typeof undone === 'string' || 'text' in undone;
