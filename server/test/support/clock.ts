/** A clock that stands still until a test moves it. */
export function settableClock(start = '2026-11-20T12:00:00.000Z') {
  let current = start;
  return {
    now: () => current,
    set(at: string) {
      current = new Date(at).toISOString();
    },
    advance(milliseconds: number) {
      current = new Date(Date.parse(current) + milliseconds).toISOString();
    },
  };
}

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
