import { balanceOf } from '../accounts/account-endpoints.ts';
import type { FakeBank } from '../fake-bank.ts';
import type { Session } from '../login/session.ts';
import { ways } from '../switches.ts';
import { KINDS } from '../transactions/kinds/kinds.ts';
import { TROUBLE_KINDS } from '../trouble/trouble-kinds.ts';
import { MODES } from '../webhooks/delivery-modes.ts';
import { bankTime } from '../wire/bank-time.ts';

/** How many of the newest transactions, feed items, receipts, deliveries and calls are shown. */
const SHOWN = 12;

/** All that the page shows. */
export function stateOf(bank: FakeBank) {
  const { accounts, calls, clock, deliveries, ledger, rateLimit, sessions, switches, troubles, webhooks } =
    bank;
  return {
    now: bankTime(clock.now()),
    accounts: accounts.list().map((account) => ({
      id: account.id,
      type: account.type,
      closed: account.closed,
      balance: balanceOf(bank, account).balance,
      pots: bank.pots
        .of(account.id)
        .map(({ id, name, balance, deleted }) => ({ id, name, balance, deleted })),
    })),
    sessions: sessions
      .list()
      .map((session) => shownSession(bank, session))
      .reverse(),
    webhooks: webhooks.list(),
    transactions: ledger.newest(SHOWN),
    deliveries: deliveries
      .list()
      .slice(-SHOWN)
      .reverse()
      .map(({ body: _, ...delivery }) => delivery),
    calls: calls
      .slice(-SHOWN)
      .reverse()
      .map(({ body: _, ...call }) => call),
    delivery_mode: deliveries.mode,
    troubles: troubles.list(),
    rate_limit: rateLimit.get(),
    switches,
    feed: bank.feed.slice(-SHOWN).reverse(),
    receipts: [...bank.receipts.values()].slice(-SHOWN).reverse(),
    choices: {
      kinds: labels(KINDS, ({ label }) => label),
      troubles: labels(TROUBLE_KINDS, ([label]) => label),
      payers: bank.payers,
      delivery_modes: Object.keys(MODES),
      switches: Object.fromEntries(ways()),
    },
  };
}

function shownSession({ accounts, clients }: FakeBank, session: Session) {
  const { id, clientId, userId, approval, end, access, refresh } = session;
  return {
    id,
    client: clients.find((client) => client.id === clientId)?.name ?? clientId,
    user: accounts.users.find((user) => user.id === userId)?.name ?? userId,
    approval,
    end,
    access_token_ends: bankTime(access.ends ?? 0),
    has_refresh_token: refresh !== null,
  };
}

const labels = <Entry>(table: Record<string, Entry>, label: (entry: Entry) => string) =>
  Object.entries(table).map(([name, entry]) => ({ name, label: label(entry) }));
