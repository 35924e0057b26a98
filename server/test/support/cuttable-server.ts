import { openMongoProxy } from './mongo-proxy.ts';

export type CuttableServer = {
  /** The database of `url`, reached through here. */
  url: string;
  /** Every connection breaks, and new ones do too. */
  cut(): void;
  restore(): void;
  /** The next command that holds `text` reaches the server; the answer does not come back. */
  loseReplyTo(text: string): void;
  close(): Promise<void>;
};

/** Stands between a client and the MongoDB server of `url`, and fails as networks do. */
export async function openCuttableServer(url: string): Promise<CuttableServer> {
  let isCut = false;
  let lost: string | null = null;

  const proxy = await openMongoProxy(url, (near, far) => {
    if (isCut) return near.destroy();
    near.on('data', (bytes) => {
      if (lost !== null && bytes.includes(lost)) {
        lost = null;
        far.removeAllListeners('data').once('data', () => near.destroy());
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => near.write(bytes));
  });

  return {
    url: proxy.url,
    cut() {
      isCut = true;
      proxy.breakAll();
    },
    restore: () => void (isCut = false),
    loseReplyTo: (text) => void (lost = text),
    async close() {
      isCut = true;
      await proxy.close();
    },
  };
}
