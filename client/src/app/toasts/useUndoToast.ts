import { useMutation } from '@tanstack/vue-query';
import { failureText } from '../failure-text.ts';
import { shellTexts } from '../texts.ts';
import { showFailure, useToast } from './useToast.ts';

/**
 * The text of a toast about a change, and how to undo the change. The button of the toast reads "Undo", or `label` if
 * `undo` does something else. `undo` answers the outcome for the next toast, or the record if that is to read "Undone".
 */
export type Outcome = string | Undoable;
type Undoable = { text: string; undo: () => Promise<Outcome | Stored>; label?: string };
type Stored = { id: string };

/** Returns a function that shows the outcome of a change in a toast, with a button to undo it. */
export function useUndoToast(): (outcome: Outcome) => void {
  const notify = useToast();
  const { mutate } = useMutation({
    mutationFn: ({ undo }: Undoable) => undo(),
    networkMode: 'always',
    onSuccess: (answer) => show(isOutcome(answer) ? answer : shellTexts.undone),
    onError: (thrown) => showFailure(failureText(thrown)),
  });

  function show(outcome: Outcome): void {
    if (typeof outcome === 'string') return notify(outcome);
    notify(outcome.text, { label: outcome.label ?? shellTexts.undo, act: () => mutate(outcome) });
  }

  return show;
}

const isOutcome = (answer: Outcome | Stored): answer is Outcome =>
  typeof answer === 'string' || 'text' in answer;
