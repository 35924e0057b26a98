import { useToast } from 'bootstrap-vue-next';
import { h } from 'vue';
import NoticeText from '../components/NoticeText.vue';
import { shellTexts } from '../texts/shell.ts';
import { failureText } from './failure-text.ts';

const SHOWN_FOR = 4_000;
const UNDO_FOR = 8_000;

let latest: { destroy: () => Promise<void> } | undefined;

type Notify = (text: string, undo?: () => Promise<unknown>, label?: string) => void;

/**
 * Tells what has just been done, in a toast that goes by itself; with `undo`, it can be taken back for 8 seconds, or
 * what else `label` says. If `undo` answers words, they are told of it, and none if they are empty. The next notice
 * takes the place of the last one, so that many quick taps don't pile them up over what is tapped.
 */
export function useNotice(): Notify {
  const toast = useToast();

  function show(text: string, undo?: () => Promise<unknown>, label = shellTexts.undo): void {
    void latest?.destroy();
    const shown = toast.create({
      modelValue: undo ? UNDO_FOR : SHOWN_FOR,
      position: 'bottom-center',
      isStatus: true,
      noProgress: true,
      noCloseButton: true,
      slots: {
        default: () => h(NoticeText, { text, ...(undo ? { label, onUndo: () => void takeBack(undo) } : {}) }),
      },
    });
    latest = shown;

    async function takeBack(change: () => Promise<unknown>): Promise<void> {
      await shown.destroy();
      try {
        const told = await change();
        const words = typeof told === 'string' ? told : shellTexts.undone;
        if (words !== '') show(words);
      } catch (thrown) {
        show(failureText(thrown));
      }
    }
  }

  return show;
}
