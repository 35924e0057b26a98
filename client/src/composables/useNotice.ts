import { useToast } from 'bootstrap-vue-next';

const SHOWN_FOR = 4_000;

/** Tells what has just been done, in a toast that goes by itself. */
export function useNotice(): (text: string) => void {
  const toast = useToast();
  return (text) => {
    toast.create({
      body: text,
      modelValue: SHOWN_FOR,
      position: 'bottom-center',
      isStatus: true,
      noProgress: true,
      noCloseButton: true,
    });
  };
}
