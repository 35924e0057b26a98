import type { Bank, CatchUpItem } from '@paidup/shared/bank';

/** A connection that has nothing to complain of, unless a test says otherwise. */
export function aBank(given: Partial<Bank> = {}): Bank {
  return {
    state: 'connected',
    problem: null,
    problem_code: null,
    approval_until: null,
    account: { id: 'acc_1', name: 'Joint account' },
    start_date: '2026-11-20',
    webhook: { registered: true, last_event_at: '2026-11-20T18:52:00.000Z' },
    last_caught_up_at: '2026-11-20T19:00:00.000Z',
    catching_up: null,
    pot_id: null,
    annotate: false,
    feed: false,
    receipts: false,
    ...given,
  };
}

/** A payment of a preview, credited to Ashley unless a test says otherwise. */
export function aFound(given: Partial<CatchUpItem> = {}): CatchUpItem {
  return {
    id: 'tx_1',
    paid_at: '2026-11-20T18:52:00.000Z',
    amount: 500,
    counterparty_name: 'KINGSCOTE AM',
    description: 'FOOTBALL',
    outcome: 'credited',
    player: { id: 'player_ashley', name: 'Ashley Kingscote' },
    ...given,
  };
}
