import { buildClient } from './build-client.mjs';
import { readCommandLine } from './command-line.mjs';

readCommandLine(`
Usage: npm run build

Builds the pages into client/dist, whether or not they are up to date. npm start does it when they are not.
`);

try {
  await buildClient();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
