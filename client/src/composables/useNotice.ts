import { useToast } from 'bootstrap-vue-next';
import { h } from 'vue';
import NoticeText from '../components/NoticeText.vue';
import { shellTexts } from '../texts/shell.ts';
import { failureText } from './failure-text.ts';

const SHOWN_FOR = 4_000;
const UNDO_FOR = 8_000;

/** Tells what has just been done, in a toast that goes by itself; with `undo`, it can be taken back for 8 seconds. */
export function useNotice(): (text: string, undo?: () => Promise<unknown>) => void {
  const toast = useToast();

  function show(text: string, undo?: () => Promise<unknown>): void {
    const shown = toast.create({
      modelValue: undo ? UNDO_FOR : SHOWN_FOR,
      position: 'bottom-center',
      isStatus: true,
      noProgress: true,
      noCloseButton: true,
      slots: {
        default: () => h(NoticeText, { text, ...(undo ? { onUndo: () => void takeBack(undo) } : {}) }),
      },
    });

    async function takeBack(change: () => Promise<unknown>): Promise<void> {
      await shown.destroy();
      try {
        await change();
        show(shellTexts.undone);
      } catch (thrown) {
        show(failureText(thrown));
      }
    }
  }

  return show;
}
