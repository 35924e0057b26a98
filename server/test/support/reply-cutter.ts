import { openMongoProxy } from './mongo-proxy.ts';

export type ReplyCutter = {
  /** The database of the URL, reached through here. */
  url: string;
  /** The commands that have come through, by name, with their number. */
  commands: Map<string, number>;
  /** The number of replies that were cut, and of the failures that the server itself has answered or hung up with. */
  counted: { cut: number; failed: number };
  /** From now on a command for which this is true reaches the server, and its connection breaks instead of the reply. */
  cutWhere(isCut: (command: string) => boolean): void;
  close(): Promise<void>;
};

/** Stands between a client and the MongoDB server of `url`, reads the names of commands, and cuts replies. */
export async function openReplyCutter(url: string): Promise<ReplyCutter> {
  const commands = new Map<string, number>();
  const counted = { cut: 0, failed: 0 };
  let isCut = (_command: string) => false;

  const proxy = await openMongoProxy(url, (near, far) => {
    let awaited: { command: string; cut: boolean } | null = null;
    near.on('data', (bytes) => {
      const command = commandOf(bytes);
      if (command !== null) {
        commands.set(command, (commands.get(command) ?? 0) + 1);
        awaited = { command, cut: isCut(command) };
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      const wasCut = awaited?.cut === true;
      if (wasCut) counted.cut++;
      else if (bytes.includes(FAILED)) counted.failed++;
      awaited = null;
      if (wasCut) near.destroy();
      else near.write(bytes);
    });
    far.on('end', () => {
      if (awaited !== null) counted.failed++;
    });
  });

  return { url: proxy.url, commands, counted, cutWhere: (which) => void (isCut = which), close: proxy.close };
}

/** What the server's failpoints answer with, by their own words and by ours in a write concern's error. */
export const FAILED = 'failCommand';

const OP_MSG = 2013;

/**
 * The name of the command that a message of the driver begins with: after a head of 16 bytes, flags, and the kind of its
 * first section comes a document, whose first field is named after the command. `null` for any other bytes.
 */
function commandOf(bytes: Buffer): string | null {
  if (bytes.length < 28 || bytes.readInt32LE(12) !== OP_MSG || bytes[20] !== 0) return null;
  const end = bytes.indexOf(0, 26);
  return end < 0 ? null : bytes.toString('latin1', 26, end);
}
