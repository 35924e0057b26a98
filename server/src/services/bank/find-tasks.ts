import { creditsSince, feedTask, isNews, newsSpan, tasksOf } from '../../domain/bank-tasks.ts';
import { instantAfter } from '../../domain/calendar.ts';
import type { BankConnectionRecord } from '../../domain/records.ts';
import type { Position } from '../../store/position.ts';
import type { ServiceDependencies } from '../dependencies.ts';

/**
 * Returns how the tasks are found that credits and games give rise to. The first time it looks at all credits since the
 * switches were set, so that a stop between a credit and its task loses nothing. From then on it looks at what has changed
 * since the last time and a day before, since clocks of several processes differ.
 */
export function createFindTasks({ store, clock }: Pick<ServiceDependencies, 'store' | 'clock'>) {
  let lookedAt = '';

  return async function findTasks(connection: BankConnectionRecord): Promise<void> {
    const now = clock();
    const since = creditsSince(connection);
    if (since !== null) await findSince(since > lookedAt ? since : lookedAt, connection, now);
    await findNews(connection, now);
    lookedAt = instantAfter(now, -DAY);
  };

  /** There are few games in a week. */
  async function findNews(connection: BankConnectionRecord, now: string): Promise<void> {
    const span = newsSpan(connection, now);
    if (span === null || span.from > span.to) return;
    const charges = await store.fixtures.chargesBetween(span);
    const ids = [...new Set(charges.map(({ fixture_id }) => fixture_id))];
    const fixtures = await Promise.all(ids.map((id) => store.fixtures.get(id)));
    const news = fixtures.filter((fixture) => fixture !== null).filter((one) => isNews(one, connection, now));
    await store.bankTasks.add(news.map((fixture) => feedTask(fixture, now)));
  }

  async function findSince(since: string, connection: BankConnectionRecord, now: string): Promise<void> {
    let after: Position | null = null;
    for (;;) {
      const page = await store.payments.verifiedCredits({ since, after, limit: PAGE });
      await store.bankTasks.add(page.flatMap((payment) => tasksOf(payment, connection, now)));
      const last = page.at(-1);
      if (!last || page.length < PAGE) return;
      after = [last.updated_at, last.id];
    }
  }
}

const DAY = 86_400_000;
const PAGE = 200;
