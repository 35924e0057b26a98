import type { BankState } from '@paidup/shared/bank';

const remedies = {
  reconnect: 'Reconnect',
  approve_again: 'Approve again',
  look_again: 'Look again',
  go_on: 'What to do',
  choose_account: 'Choose the account',
  see_bank: 'See what to do',
};

const troubles: Record<keyof typeof remedies, string> = {
  reconnect: 'The login at Monzo is over. Payments that come in now are credited once you have reconnected.',
  approve_again: 'The approval in the Monzo app didn’t come in time.',
  look_again: 'Paid Up couldn’t see everything at Monzo the last time it looked.',
  go_on: 'Monzo is waiting for your approval in its app.',
  choose_account: 'Which account do players pay into?',
  see_bank: 'Something at Monzo didn’t work as you wanted.',
};

const states: Record<BankState, { title: string; second: string }> = {
  not_configured: { title: 'Monzo isn’t connected', second: 'how to set it up, and how it works without' },
  disconnected: { title: 'Connect Monzo', second: 'two minutes; you approve it in the Monzo app' },
  awaiting_approval: { title: 'Monzo is waiting for you', second: 'one tap in the Monzo app' },
  choose_account: { title: 'Nearly there', second: 'one more question before payments come in' },
  connected: { title: 'Monzo is connected', second: '' },
  login_expired: { title: 'Monzo is logged out', second: 'nothing is lost: it catches up once you’re back' },
};

/** How the bank fares, in the words of every page. */
export const healthTexts = {
  states,
  remedies,
  troubles,
  needsYou: 'Monzo needs you',
  behind: 'Monzo is behind',
  heard: (ago: string) => `Monzo, ${ago}`,
  looking: 'Looking…',
  leaving: 'Opening Monzo…',
  lookedAround: (credited: number) =>
    credited === 0
      ? 'Nothing was missed'
      : credited === 1
        ? '1 missed payment credited'
        : `${credited} missed payments credited`,
  lookedAt: (count: number) => (count === 1 ? 'Looked at 1 transaction' : `Looked at ${count} transactions`),
};
