import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient } from 'mongodb';

/** The members of a replica set, past the driver's own knowledge of them. */
export type Members = {
  /** The member that may write. */
  primary(): Promise<MongoClient>;
  /** Lets the primary step down for so many seconds, whoever lags. Returns when it has. */
  stepDown(seconds: number): Promise<void>;
  /** Waits until a member may write again, and returns the last instant at which none might. */
  awaitNext(): Promise<number>;
  /** Keeps so many secondaries, or all of them, from fetching what the primary writes, until `letAllFetch`. */
  holdBack(count?: number): Promise<void>;
  letAllFetch(): Promise<void>;
  close(): Promise<void>;
};

/** Connects to each member of the replica set that the URL names, on a connection of its own. */
export async function connectMembers(url: string): Promise<Members> {
  const clients = (await hostsOf(url)).map((host) => {
    const own = url.replace(/^(mongodb:\/\/(?:[^/@]*@)?)[^/?]*/, `$1${host}`);
    return new MongoClient(own, { directConnection: true, serverSelectionTimeoutMS: 2_000 });
  });

  const findAll = async (role: 'isWritablePrimary' | 'secondary') => {
    const answers = await Promise.allSettled(clients.map((one) => one.db('admin').command({ hello: 1 })));
    return clients.filter((_, index) => {
      const answer = answers[index];
      return answer?.status === 'fulfilled' && answer.value[role] === true;
    });
  };

  const primary = async () => {
    const [found] = await findAll('isWritablePrimary');
    if (!found) throw new Error('There is no primary.');
    return found;
  };

  return {
    primary,
    async stepDown(seconds) {
      const admin = (await primary()).db('admin');
      await admin.command({ replSetStepDown: seconds, secondaryCatchUpPeriodSecs: 0, force: true });
    },
    async awaitNext() {
      let without = performance.now();
      for (let attempt = 0; attempt < 2400; attempt++) {
        const asked = performance.now();
        if ((await findAll('isWritablePrimary')).length > 0) return without;
        without = asked;
        await pause(25);
      }
      throw new Error('No server may write.');
    },
    async holdBack(count) {
      const secondaries = await findAll('secondary');
      await Promise.all(secondaries.slice(0, count).map((one) => setFailpoint(one, 'alwaysOn')));
    },
    async letAllFetch() {
      await Promise.all(clients.map((one) => setFailpoint(one, 'off')));
    },
    async close() {
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}

async function hostsOf(url: string): Promise<string[]> {
  const client = new MongoClient(url);
  try {
    return (await client.db('admin').command({ hello: 1 }))['hosts'];
  } finally {
    await client.close();
  }
}

/** With this failpoint a secondary drops what it fetches. It can still be elected, as MongoDB's own tests need it to be. */
async function setFailpoint(member: MongoClient, mode: 'alwaysOn' | 'off'): Promise<void> {
  await member.db('admin').command({ configureFailPoint: 'stopReplProducer', mode });
}
