import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { pipeline } from 'node:stream';

// Usage: node docker/door.mjs [options of node] app.ts, as PID 1 of the container. Until there is a log-in the app
// listens on loopback only, which inside a container nobody else can reach. So this door lets the proxy in, and the
// proxy is published on the host's loopback only. It goes when the log-in exists and the app itself may listen.
const app = spawn(process.execPath, process.argv.slice(2), { stdio: 'inherit' });
const inner = { host: '127.0.0.1', port: Number(process.env.PORT || 3000), allowHalfOpen: true };

const door = createServer({ allowHalfOpen: true }, (outside) => {
  const inside = connect(inner);
  pipeline(outside, inside, outside, () => {});
});

// When the app or the door ends, so does the other, and the container is restarted as a whole.
app.once('error', stopBecause);
app.once('exit', (code) => process.exit(code ?? 1));
door.once('error', stopBecause);
door.listen(Number(process.env.DOOR_PORT || 8080), process.env.DOOR_HOST || '0.0.0.0');

// The app finishes the requests that have begun, while the door lets nobody else in.
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    door.close();
    app.kill(signal);
  });
}

function stopBecause(error) {
  console.error(`The door of the container failed: ${error.message}`);
  app.kill('SIGTERM');
  process.exitCode = 1;
}
