import type { Trouble } from './trouble-kinds.ts';

/** The troubles that are waiting for calls. The first that fits a call is played. */
export function createTroubles() {
  let troubles: Trouble[] = [];

  return {
    list: (): readonly Trouble[] => troubles,
    add: (trouble: Trouble): unknown => troubles.push({ ...trouble }),
    clear: (): void => void (troubles = []),

    /** The trouble that this call runs into, if any. */
    take(method: string, path: string): Trouble | null {
      const trouble = troubles.find((one) => isFor(one, method, path));
      if (!trouble) return null;
      if (trouble.skip) {
        trouble.skip -= 1;
        return null;
      }
      if (trouble.calls !== null) trouble.calls -= 1;
      troubles = troubles.filter(({ calls }) => calls !== 0);
      return trouble;
    },
  };
}

const isFor = (trouble: Trouble, method: string, path: string): boolean =>
  (trouble.method ?? method) === method && path.startsWith(trouble.path ?? '');
