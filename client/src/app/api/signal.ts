let isDown = false;

/** Notes whether the server can be reached, which the event stream knows. */
export function noteSignal(isThere: boolean): void {
  isDown = !isThere;
}

/** Whether the server can be reached, as far as is known. A browser without a network may still reach its own machine. */
export const hasSignal = (): boolean => !isDown;
