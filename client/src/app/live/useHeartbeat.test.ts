import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { effectScope } from 'vue';
import { useHeartbeat } from './useHeartbeat.ts';

describe('the heartbeat of a page, it', () => {
  const scope = effectScope();
  const heard: string[] = [];
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    scope.stop();
    vi.useRealTimers();
  });

  test('beats while awake, and says for how long the machine slept', () => {
    scope.run(() =>
      useHeartbeat({
        beat: () => heard.push('beat'),
        hidden: () => heard.push('hidden'),
        back: (goneFor) => heard.push(`back after ${Math.round(goneFor / 1000)} s`),
      }),
    );
    vi.advanceTimersByTime(10_000);
    expect(heard).toEqual(['beat', 'beat']);
    // Asleep: the clock goes on, and no timer does.
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(5_000);
    expect(heard.at(-1)).toBe('back after 3605 s');
    vi.advanceTimersByTime(5_000);
    expect(heard.at(-1)).toBe('beat');
  });
});
