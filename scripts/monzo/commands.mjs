import { LOGIN } from './login-commands.mjs';
import { READING } from './reading-commands.mjs';
import { WRITING } from './writing-commands.mjs';

/** Every command, with the values that it takes, what it does, and how. */
export const COMMANDS = { ...LOGIN, ...READING, ...WRITING };
