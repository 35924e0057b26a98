import { readonly, ref, type Ref } from 'vue';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'theme';
const GROUND = { light: '#f6f5f1', dark: '#0f1311' };
const system = matchMedia('(prefers-color-scheme: dark)');
const chosen = ref<Theme>(stored());
system.addEventListener('change', apply);

/** The look that the organiser chose, kept in this browser; `system` follows the machine. */
export function useTheme(): { theme: Readonly<Ref<Theme>>; choose: (theme: Theme) => void } {
  return { theme: readonly(chosen), choose };
}

function choose(theme: Theme): void {
  chosen.value = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A browser that keeps nothing still shows it until it is closed.
  }
  apply();
}

function apply(): void {
  const shown = chosen.value === 'system' ? (system.matches ? 'dark' : 'light') : chosen.value;
  document.documentElement.setAttribute('data-bs-theme', shown);
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', GROUND[shown]);
}

function stored(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === kept) ?? 'system';
  } catch {
    return 'system';
  }
}
