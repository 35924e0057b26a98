import { createSharedComposable, useLocalStorage, usePreferredDark } from '@vueuse/core';
import { computed, watchEffect } from 'vue';

export const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const GROUND = { light: '#f6f5f1', dark: '#0f1311' };

/** Shows the pages in the look that the organiser chose in this browser, or in that of the system. */
export function useTheme(): void {
  const theme = useChosenTheme();
  const prefersDark = usePreferredDark();
  const shown = computed(() =>
    theme.value === 'dark' || (theme.value !== 'light' && prefersDark.value) ? 'dark' : 'light',
  );
  watchEffect(() => {
    document.documentElement.setAttribute('data-bs-theme', shown.value);
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', GROUND[shown.value]);
  });
}

/** The look that the organiser chose. A browser that stores nothing keeps it until the page is closed. */
export const useChosenTheme = createSharedComposable(() =>
  useLocalStorage<Theme>('theme', 'system', { writeDefaults: false, onError: () => undefined }),
);
