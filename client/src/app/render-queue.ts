import { inject, provide, type InjectionKey } from 'vue';
import { nextTask } from './next-task.ts';

type Render = () => void;

const QUEUE: InjectionKey<(render: Render, isLast: boolean) => void> = Symbol('render queue');
const now = (render: Render) => render();

/**
 * Lets the page's `RenderLater` parts be rendered one after the other, each in a task of its own. Once all of them are
 * there, whatever comes later is rendered at once. With `atOnce` nothing waits, so that Back finds a page at its full
 * height.
 */
export function provideRenderQueue(atOnce: boolean): void {
  provide(QUEUE, atOnce ? now : createRenderQueue());
}

/** Returns how to render a part of the page in its order or last, or at once where no page has a queue. */
export const useRenderQueue = (): ((render: Render, isLast: boolean) => void) => inject(QUEUE, now);

/** The parts within a part come before the parts below it, so that nothing on show moves. */
function createRenderQueue(): (render: Render, isLast: boolean) => void {
  let waiting: Render[] = [];
  let added: Render[] = [];
  let state: 'idle' | 'running' | 'complete' = 'idle';

  async function run(): Promise<void> {
    state = 'running';
    for (;;) {
      await nextTask();
      const [render, ...others] = [...added, ...waiting];
      if (!render) break;
      [added, waiting] = [[], others];
      render();
    }
    state = 'complete';
  }

  return (render, isLast) => {
    if (state === 'complete') return render();
    (isLast ? waiting : added).push(render);
    if (state === 'idle') void run();
  };
}
