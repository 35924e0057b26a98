import { readCommandLine, refuse, wholeNumber } from './command-line.mjs';
import { startConnectedDemo } from './dev-bank/connected-demo.mjs';

const { values } = readCommandLine(
  `
Usage: npm run dev:bank [-- options]

Starts Paid Up with a season of made-up games, and a made-up Monzo that it is connected to. Make a payment where you
play the bank, and watch it arrive. It needs no account at Monzo. Ctrl-C ends both, and nothing is kept.

  --port n       where Paid Up listens (3000), 0 for a free port
  --bank-port n  where the bank does (4010), 0 for a free port
`,
  {
    options: {
      port: { type: 'string', default: '3000' },
      'bank-port': { type: 'string', default: '4010' },
    },
  },
);
const ports = {
  port: wholeNumber(values, 'port', 0, 65_535),
  bankPort: wholeNumber(values, 'bank-port', 0, 65_535),
};

try {
  const demo = await startConnectedDemo(ports, console.log);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => demo.stop().then(() => process.exit(0)));
  console.log(`
Paid Up is connected to the made-up Monzo.

1. Open ${demo.address} and log in with the password: ${demo.password}
2. In another window, play the bank at ${demo.bankUrl}/__fake/
   Choose a name and tap Pay. ${demo.payers[0]} is a player's: the money is on Home before you look.
3. Pay under a name that nobody has, and it waits in the inbox. Let something go wrong at the bank, and see it settled.
`);
} catch (error) {
  if (error.code === 'EADDRINUSE')
    refuse(`Port ${error.port} is taken. Name another one, or 0 for a free one`);
  console.error(`The demo can't be connected: ${error.message}`);
  process.exitCode = 1;
}
