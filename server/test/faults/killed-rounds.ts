import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { expectBanksList } from '../faulty-bank/expected-ledger.ts';
import type { createChance } from '../support/chance.ts';
import { outliveLeases } from '../support/outlive-leases.ts';
import { timeFor } from '../support/seconds.ts';
import { BANK_NAMES, makePlayers } from './club.ts';
import { type ConnectedClub, openClubAtTheBank, until } from './connected-club.ts';
import { storedAt } from './ledger.ts';

type Chance = ReturnType<typeof createChance>;
type Rounds = {
  /** How often it is killed while a call is on its way. */
  points: number;
  chance: Chance;
  environment: { [name: string]: string };
  /** Whether the organiser disconnects now and then, which ends the moves into the pot. */
  mayDisconnect: boolean;
};

/** A round rarely calls the bank more often than this. */
const CALLS = 9;
const POT = 5000;
/** No round begins later, once it was killed a few times. */
const TIME = timeFor(30);
const FEW = 5;

/**
 * Kills the program while it waits for the bank, which has done what was asked or never will, and starts it again each
 * time, for half a minute at most. Expects it to make good by itself what was cut short. Returns at which calls it
 * was killed.
 */
export async function playKilledRounds(
  url: string,
  { points, chance, environment, mayDisconnect }: Rounds,
): Promise<string[]> {
  const club = await openClubAtTheBank(url, { environment, seed: `kills ${chance.below(2 ** 31)}` });
  const { bank } = club.fake;
  const account = bank.accounts.get().id;
  const [pot] = bank.pots.of(account);
  const killed: string[] = [];
  const end = Date.now() + TIME;
  try {
    await club.ready();
    const players = await makePlayers(club.address);
    await connect();
    while (killed.length < Math.min(points, Date.now() < end ? points : FEW)) {
      const isDisconnecting = mayDisconnect && chance.below(8) === 0;
      const point = await playRound(club, chance, isDisconnecting);
      if (point) killed.push(point);
      await expectMadeGood(isDisconnecting);
    }

    await club.fake.clock.advance(20_000);
    const stored = await storedAt(url);
    const transfers = bank.ledger.of(account).filter(({ scheme }) => scheme === 'payport_faster_payments');
    expectBanksList(stored, transfers, (name) => players.get(name));
    const credited = stored
      .filter(({ status }) => status === 'matched')
      .reduce((sum, { amount }) => sum + amount, 0);
    const moved = () => (pot?.balance ?? 0) - POT;
    // Who disconnects takes back the order to move what comes.
    if (!mayDisconnect) await until(() => moved() >= credited, 'the pot has all that was credited');
    expect(moved()).toSatisfy((sum: number) => (mayDisconnect ? sum <= credited : sum === credited));
    return killed;
  } finally {
    await club.close();
  }

  /** Starts the program again, and expects all to be as if it had never been killed. */
  async function expectMadeGood(wasDisconnecting: boolean): Promise<void> {
    const mayBeLost = wasDisconnecting || hadNewTokens();
    if (url.startsWith('mongodb:')) await outliveLeases(url);
    await club.restart();
    const answer = await club.send('POST', '/bank/catch_up', {});
    if (answer.status === 409) {
      expect(mayBeLost).toBe(true);
      await connect();
      expect(await club.send('POST', '/bank/catch_up', {})).toMatchObject({ status: 200 });
    } else expect(answer.status).toBe(200);
    expect(bank.webhooks.list().map((webhook) => webhook.url)).toEqual([club.webhook]);
  }

  /**
   * Whether the bank had just given new tokens. Whoever dies before they are stored has none, since the old ones are used
   * up. No client can close that.
   */
  function hadNewTokens(): boolean {
    return bank.calls
      .slice(-3)
      .some(({ path, trouble }) => path === '/oauth2/token' && trouble !== 'timeout');
  }

  async function connect(): Promise<void> {
    await logInAndRestart(club);
    await until(async () => (await club.bank()).state === 'connected', 'it is connected');
    expect(await club.send('PATCH', '/bank', { pot_id: pot?.id, annotate: true })).toMatchObject({
      status: 200,
    });
  }
}

/** Lets the organiser, the bank and the program go on until a call is held, and kills the program then. */
async function playRound(
  club: ConnectedClub,
  chance: Chance,
  isDisconnecting: boolean,
): Promise<string | null> {
  const { bank } = club.fake;
  const kind = chance.pick(['timeout', 'stuck'] as const);
  const seen = bank.calls.length;
  bank.troubles.add({ kind, calls: 1, skip: chance.below(CALLS) });
  const heldCall = () => bank.calls.slice(seen).find(({ trouble }) => trouble === kind);
  let isOver = false;
  const held = (async () => {
    while (!heldCall() && !isOver) await pause(2);
  })();
  const acting = act(club, chance, isDisconnecting).catch(() => undefined);
  await Promise.race([held, acting]);
  // What goes on behind the answers gets a moment.
  await Promise.race([held, pause(200)]);
  isOver = true;
  await club.end('SIGKILL');
  bank.troubles.clear();
  await acting;
  const call = heldCall();
  return call ? `${call.method} ${call.path.replace(/_0000\w+/, '_…')} ${kind}` : null;
}

async function act(club: ConnectedClub, chance: Chance, isDisconnecting: boolean): Promise<void> {
  const { fake, send } = club;
  if (chance.below(2) === 0) fake.controls.expire();
  for (const name of [chance.pick(BANK_NAMES), 'SINGH R'])
    fake.bank.payments.make({ kind: 'fps_in', amount: 1 + chance.below(5000), name });
  await fake.clock.advance(3000);
  if (isDisconnecting) {
    await send('DELETE', '/bank/connection');
    await logInAndRestart(club);
  }
  await send('POST', '/bank/catch_up', {});
}

/** The approval is looked for at a start at once, and every five seconds from then on. */
async function logInAndRestart(club: ConnectedClub): Promise<void> {
  await club.logInAtTheBank();
  await club.end('SIGKILL');
  await club.restart();
}
