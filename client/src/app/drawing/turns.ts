import { nextTask } from './next-task.ts';

type Draw = () => void;

/**
 * Lets the parts of a page be drawn one after the other, each in a task of its own: a slow phone shows the first and
 * answers a touch before the last is there. They come in the order of the page: what a part is made of, before the
 * part below it. After `end` each is drawn at once.
 */
export function createTurns() {
  let isOver = false;
  let isGoing = false;
  let asked: Draw[] = [];
  let behind: Draw[] = [];

  function take(draw: Draw): void {
    if (isOver) return draw();
    asked.push(draw);
    if (!isGoing) void go();
  }

  async function go(): Promise<void> {
    isGoing = true;
    do {
      await nextTask();
      const [draw, ...others] = [...asked, ...behind];
      [asked, behind] = [[], others];
      draw?.();
    } while (asked.length > 0 || behind.length > 0);
    isGoing = false;
  }

  return { take, end: () => void (isOver = true) };
}
