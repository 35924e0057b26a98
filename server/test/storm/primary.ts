import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient } from 'mongodb';

/** An eye on who may write, past the driver's own knowledge of it. */
export type Primary = {
  /** Lets the primary step down for so many seconds. Returns when it has. */
  stepDown(seconds: number): Promise<void>;
  /** Waits until a server may write again, and returns the last instant at which none might. */
  awaitNext(): Promise<number>;
  close(): Promise<void>;
};

/** Watches each of the servers that the URL lists, on a connection of its own. */
export async function watchPrimary(url: string): Promise<Primary> {
  const clients = new MongoClient(url).options.hosts.map((host) => {
    const own = url.replace(/^(mongodb:\/\/(?:[^/@]*@)?)[^/?]*\/?([^?]*).*$/, `$1${host.toString()}/$2`);
    return new MongoClient(own, { directConnection: true, serverSelectionTimeoutMS: 2_000 });
  });

  const find = async () => {
    const answers = await Promise.allSettled(clients.map((one) => one.db('admin').command({ hello: 1 })));
    return clients.find((_, index) => {
      const answer = answers[index];
      return answer?.status === 'fulfilled' && answer.value['isWritablePrimary'] === true;
    });
  };

  return {
    async stepDown(seconds) {
      const primary = await find();
      if (!primary) throw new Error('There is no primary to step down.');
      await primary
        .db('admin')
        .command({ replSetStepDown: seconds, secondaryCatchUpPeriodSecs: 0, force: true });
    },
    async awaitNext() {
      let without = performance.now();
      for (let attempt = 0; attempt < 2400; attempt++) {
        const asked = performance.now();
        if (await find()) return without;
        without = asked;
        await pause(25);
      }
      throw new Error('No server may write.');
    },
    async close() {
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}
