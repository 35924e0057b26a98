import { MongoClient, type CommandStartedEvent, type Document } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aPlayer } from '../../../test/store/records.ts';
import type { Store } from '../store.ts';
import { createAccounts } from './accounts.ts';
import { createBankTasks } from './bank-tasks.ts';
import { openCollections } from './open-collections.ts';
import { createFixtures } from './fixtures.ts';
import { createIgnoredPayers } from './ignored-payers.ts';
import { dropDatabase, newDatabaseUrl, silence } from '../../../test/support/mongo-place.ts';
import { describeWith } from '../../../test/support/mongo-server.ts';
import { createPayments } from './payments.ts';
import { createPlayers } from './players.ts';
import { createSessions } from './sessions.ts';
import { createTokens } from './tokens.ts';

const url = newDatabaseUrl();

const now = '2026-06-01T00:00:00.000Z';
const at = [now, 'some id'] as const;
const all = { from: null, before: null, status: null, after: null, limit: 50 };
const player = { archived: null, search: null, after: null, limit: 50 };

type Records = Pick<
  Store,
  'players' | 'fixtures' | 'payments' | 'ignoredPayers' | 'accounts' | 'sessions' | 'tokens' | 'bankTasks'
>;

const QUERIES: Record<string, (store: Records) => Promise<unknown>> = {
  'the list of players': ({ players }) => players.list(player),
  'the list of players, on': ({ players }) => players.list({ ...player, after: ['ash', 'id'] }),
  'the players that are not archived': ({ players }) =>
    players.list({ ...player, archived: false, after: at }),
  'a search for a player': ({ players }) => players.list({ ...player, archived: false, search: 'ash' }),
  'some players': ({ players }) => players.getMany(['ash', 'ben']),
  'a search for the owner of a key': ({ players }) => players.findByBankKey('KINGSCOTEAM'),
  'the list of fixtures': ({ fixtures }) => fixtures.list({ ...all, now, order: 'asc' }),
  'the list of fixtures, on': ({ fixtures }) =>
    fixtures.list({ ...all, now, order: 'desc', from: now, before: now, after: at }),
  'the cancelled fixtures': ({ fixtures }) =>
    fixtures.list({ ...all, now, order: 'asc', status: 'cancelled', after: at }),
  'the fixtures to come': ({ fixtures }) =>
    fixtures.list({ ...all, now, order: 'asc', status: 'scheduled', after: at }),
  'the fixtures of a series': ({ fixtures }) => fixtures.inSeries('series'),
  'the games of a player': ({ fixtures }) => fixtures.gamesOf('ash'),
  'the charges of some days': ({ fixtures }) => fixtures.chargesBetween({ from: now, to: now }),
  'the fees of some': ({ fixtures }) => fixtures.feesByPlayer(['ash', 'ben'], now),
  'the fees of all': ({ fixtures }) => fixtures.feesByPlayer('all', now),
  'the pitch costs': ({ fixtures }) => fixtures.pitchCosts(now),
  'the list of payments': ({ payments }) => payments.list({ ...all, player_id: null, search: null }),
  'the list of payments, on': ({ payments }) =>
    payments.list({ ...all, player_id: null, search: null, from: now, after: at }),
  'the unmatched payments': ({ payments }) =>
    payments.list({ ...all, player_id: null, search: null, status: 'unmatched' }),
  'the payments of a player': ({ payments }) =>
    payments.list({ ...all, player_id: 'ash', search: null, after: at }),
  'a search of payments': ({ payments }) =>
    payments.list({
      ...all,
      player_id: null,
      search: { key: 'ASH', notes: 'ash', amount: 500, player_ids: ['ash'] },
    }),
  'the unmatched payments from a key': ({ payments }) => payments.unmatchedFrom(['KINGSCOTEAM']),
  'the payments that wait': ({ payments }) => payments.awaitingMatch(),
  'the totals of some': ({ payments }) => payments.totalsByPlayer(['ash', 'ben']),
  'the totals of all': ({ payments }) => payments.totalsByPlayer('all'),
  'the payments of everybody': ({ payments }) => payments.paidByPlayer(),
  'the sum of the credits of a time': ({ payments }) => payments.credited({ from: now, before: now }),
  'the sum of all credits': ({ payments }) => payments.credited({ from: null, before: null }),
  'the last payment from the bank': ({ payments }) => payments.lastFromBank(),
  'the unmatched total': ({ payments }) => payments.unmatchedTotal(),
  'the accounts of some payers': ({ payments }) => payments.accountsOf(['KINGSCOTEAM', 'MUM']),
  'the players that a payer’s payments credit': ({ payments }) => payments.creditsFrom('KINGSCOTEAM'),
  'the payments that went back': ({ payments }) =>
    payments.withCounterparty('KINGSCOTEAM', -500, { from: now, to: '2026-01-01T00:00:00.000Z' }),
  'how many payments show a name': ({ payments }) => payments.countFrom('KINGSCOTEAM'),
  'whether several payers share a description': ({ payments }) => payments.isDescriptionShared('SUBS'),
  'the verified credits': ({ payments }) => payments.verifiedCredits({ since: now, after: null, limit: 50 }),
  'the verified credits, on': ({ payments }) =>
    payments.verifiedCredits({ since: now, after: at, limit: 50 }),
  'the next task for the bank': ({ bankTasks }) => bankTasks.nextDue(now),
  'the list of ignored payers': ({ ignoredPayers }) => ignoredPayers.list(),
  'the list of accounts': ({ accounts }) => accounts.list(),
  'an account': ({ accounts }) => accounts.get('organiser'),
  'a deputy by name': ({ accounts }) => accounts.findByName('SAM'),
  'the list of tokens': ({ tokens }) => tokens.list(),
  'a token': ({ tokens }) => tokens.findByHash('a hash'),
  'a session': ({ sessions }) => sessions.findByHash('a hash'),
  'the sessions of an account': ({ sessions }) => sessions.list('organiser'),
  'an ignored payer': ({ ignoredPayers }) => ignoredPayers.findByKey('KINGSCOTEAM'),
};

describeWith(['explain'], 'indexes', () => {
  const client = new MongoClient(url || 'mongodb://127.0.0.1', { monitorCommands: true });
  const commands: Document[] = [];
  let store: Records;

  beforeAll(async () => {
    const { players, fixtures, payments, ignoredPayers, ...others } = await openCollections(
      client.db(),
      silence,
    );
    const quiet = () => {};
    store = {
      players: createPlayers(players, null, quiet),
      fixtures: createFixtures(fixtures, null, quiet),
      payments: createPayments({ payments, players }, quiet),
      ignoredPayers: createIgnoredPayers(ignoredPayers),
      accounts: createAccounts(others.accounts),
      sessions: createSessions(others.sessions),
      tokens: createTokens(others.tokens),
      bankTasks: createBankTasks(others.bankTasks),
    };
    // Without a bank name the store would not look for payments that wait.
    await store.players.create(aPlayer('ash', ['KINGSCOTE AM']));
    client.on('commandStarted', ({ commandName, command }: CommandStartedEvent) => {
      if (commandName === 'find' || commandName === 'aggregate') commands.push(command);
    });
  });

  afterAll(async () => {
    await client.close();
    await dropDatabase(url);
  });

  it.each(Object.keys(QUERIES))('never reads a whole collection for %s', async (name) => {
    commands.length = 0;
    await QUERIES[name]?.(store);
    expect(commands).not.toHaveLength(0);
    for (const { lsid: _session, $db: _name, $clusterTime: _time, ...command } of commands.splice(0)) {
      const stages = stagesOf(await client.db().command({ explain: command, verbosity: 'queryPlanner' }));
      expect(stages).not.toHaveLength(0);
      expect(stages).not.toContain('COLLSCAN');
    }
  });
});

/** The stages of the plan that MongoDB chose. */
function stagesOf(plan: unknown, key = ''): string[] {
  if (key === 'stage' && typeof plan === 'string') return [plan];
  if (key === 'rejectedPlans' || typeof plan !== 'object' || plan === null) return [];
  return Object.entries(plan).flatMap(([name, part]) => stagesOf(part, name));
}
