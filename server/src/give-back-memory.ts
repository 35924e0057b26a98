import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Gives the memory back to the system that only the start needed; V8 would keep it until it has to collect. */
export function giveBackMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof collect === 'function')
    Reflect.apply(collect, undefined, [{ type: 'major', execution: 'sync', flavor: 'last-resort' }]);
}
