/** Returns the address at which a browser on this machine opens the server that listens at `host`. */
export function ownAddress(host: string, port: number): string {
  // A browser can't open the addresses that stand for every address of the machine.
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
