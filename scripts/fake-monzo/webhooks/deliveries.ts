import type { BankClock } from '../bank-clock.ts';
import type { Chance } from '../chance.ts';
import type { NewId } from '../ids.ts';
import { MODES, type DeliveryMode } from './delivery-modes.ts';
import { createPost } from './post.ts';

type Message = { webhook_id: string; url: string; type: string; transaction_id: string; body: string };
export type Delivery = Message & {
  id: string;
  made: number;
  state: 'waiting' | 'delivered' | 'lost' | 'dropped' | 'called_off';
  attempts: Attempt[];
};
/** `status` is 0 without an answer, and `answer` the beginning of what came back. */
export type Attempt = { at: number; status: number; answer: string };

export type Deliveries = ReturnType<typeof createDeliveries>;

const MAX_ATTEMPTS = 5;
/** After the first attempt that fails the bank waits so long, and then twice as long each time. It has not told its figure. */
const FIRST_PAUSE = 1000;

/** Delivers webhooks. Any 2xx is success; anything else is tried again, at most five times in all, and then lost. */
export function createDeliveries(clock: BankClock, newId: NewId, chance: Chance) {
  const deliveries: Delivery[] = [];
  const post = createPost();
  let mode: DeliveryMode = 'realistic';

  return {
    list: (): readonly Delivery[] => deliveries,

    get mode(): DeliveryMode {
      return mode;
    },

    setMode(next: DeliveryMode): void {
      mode = next;
    },

    /** Puts a message on its way, in the manner of the mode. */
    send(message: Message): void {
      const departures = MODES[mode](message.type, chance);
      const made = clock.now();
      if (departures.length === 0)
        deliveries.push({ ...message, id: newId('delivery'), made, state: 'dropped', attempts: [] });
      for (const after of departures) {
        const delivery: Delivery = {
          ...message,
          id: newId('delivery'),
          made,
          state: 'waiting',
          attempts: [],
        };
        deliveries.push(delivery);
        clock.at(made + after, () => attempt(delivery));
      }
    },

    callOff(webhook_id: string): void {
      for (const delivery of deliveries)
        if (delivery.webhook_id === webhook_id && delivery.state === 'waiting') delivery.state = 'called_off';
    },

    stop: post.stop,
  };

  async function attempt(delivery: Delivery): Promise<void> {
    if (delivery.state !== 'waiting') return;
    const { attempts } = delivery;
    const at = clock.now();
    attempts.push({ at, ...(await postOnce(delivery)) });
    const isTaken = attempts.at(-1)?.status.toString().startsWith('2') ?? false;
    if (isTaken) delivery.state = 'delivered';
    else if (attempts.length === MAX_ATTEMPTS) delivery.state = 'lost';
    else clock.at(clock.now() + FIRST_PAUSE * 2 ** (attempts.length - 1), () => attempt(delivery));
  }

  /** Cut lines break half the time, before the receiver hears of it or before its answer is heard. */
  async function postOnce({ url, body }: Message): Promise<Omit<Attempt, 'at'>> {
    const luck = mode === 'cut' ? chance.below(4) : 3;
    if (luck === 0) return CUT;
    const answer = await post(url, body);
    return luck === 1 ? CUT : answer;
  }
}

const CUT = { status: 0, answer: 'the line was cut' };
