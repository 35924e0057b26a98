import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, whatever folder a script is called from. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));
