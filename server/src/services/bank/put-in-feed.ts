import { feedItem } from '../../domain/bank-feed.ts';
import { isNews } from '../../domain/bank-tasks.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { createFixtureView } from '../fixture-view.ts';
import type { Prepare } from './write-back-call.ts';

/** Puts who owes what for a game into the feed. */
export function createPutInFeed(dependencies: ServiceDependencies): Prepare {
  const { store, clock, bank } = dependencies;
  const { toFixture } = createFixtureView(dependencies);

  return async (task, connection) => {
    const { account } = connection;
    const fixture = await store.fixtures.get(task.about);
    if (!bank || !account || !fixture || !isNews(fixture, connection, clock())) return null;
    const item = {
      ...feedItem(await toFixture(fixture)),
      imageUrl: `${bank.publicUrl}/icon-192.png`,
      url: `${bank.publicUrl}/fixtures/${encodeURIComponent(fixture.id)}`,
    };
    return (monzo) => monzo.feed.create(account.id, item);
  };
}
