import concurrently from 'concurrently';
import { readCommandLine } from './command-line.mjs';
import { root } from './root.mjs';

readCommandLine(`
Usage: npm run dev

Runs the server and Vite, both of which follow every change of a source. Open the address that Vite prints; it
passes the API's calls on to the server. Ctrl-C stops both. A file named .env is read, as by npm start.
`);

const { result } = concurrently(
  [
    { name: 'server', command: 'node --watch --env-file-if-exists=.env server/src/main.ts', cwd: root },
    { name: 'client', command: 'vite', cwd: `${root}/client` },
  ],
  { killOthersOn: ['failure', 'success'], prefixColors: ['blue', 'green'] },
);
await result.catch(() => {
  process.exitCode = 1;
});
