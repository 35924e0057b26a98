/** The words of "Connect Monzo", step by step. */
export const connectTexts = {
  title: 'Connect Monzo',
  step: (step: number) => `Step ${step} of 4`,
  tryAgain: 'Try again',

  startTitle: 'Let the money come in automatically',
  startWhy:
    'Log in at Monzo, then approve Paid Up in the Monzo app. It takes two minutes. You see what would be credited before anything is stored.',
  start: 'Go to Monzo',
  back: {
    refused: {
      title: 'Monzo wasn’t connected',
      why: 'You said no on Monzo’s page, or closed it. Nothing has changed. Try again whenever you like.',
    },
    old_link: {
      title: 'That login was too old',
      why: 'It works once and for ten minutes, in the browser you began in. Begin again from here.',
    },
    failed: {
      title: 'Monzo didn’t take the login',
      why: 'That happens now and then, and nothing has changed. Try again.',
    },
    late: {
      title: 'The approval didn’t come in time',
      why: 'Monzo waits ten minutes. Log in again, then open the Monzo app and tap Approve.',
    },
  },

  keepsTitle: 'What Paid Up keeps',
  keeps:
    'Only money from people, and money you send to players. Your shopping, salary and bills are looked at and forgotten.',

  approveTitle: 'Open the Monzo app and tap Approve',
  approve: 'Monzo asks you there whether Paid Up may see your account. This page carries on automatically.',
  waiting: 'Waiting for your approval',
  left: (time: string) => `${time} left`,
  nothingThere:
    'Nothing there? Close the Monzo app and open it again. The request is on its first page, or among its notifications.',
  stop: 'Stop',
  notNow: 'Not now',

  accountTitle: 'Which account do players pay into?',
  accountWhy: 'Paid Up looks at this one only.',
  noAccounts: 'Monzo shows Paid Up no account that can take payments. It needs a current or joint account.',

  day: 'Start counting on',
  change: 'Change',
  dayWrong: 'Choose a day up to today.',
  daysAgo90:
    'Monzo shows payments older than 90 days only in the first five minutes after you approve. Some may be missing.',
  reading: 'Looking at your transactions. Months of them take a minute.',
  found: (count: number) =>
    count === 1
      ? '1 transaction since then. Nothing is stored yet.'
      : `${count} transactions since then. Nothing is stored yet.`,
  foundNone: 'No transactions since then. Payments count as they come in.',
  payments: (count: number) => (count === 1 ? '1 payment' : `${count} payments`),
  sum: (count: number, amount: string) => `${connectTexts.payments(count)}, ${amount}`,
  creditedTo: (players: number) =>
    players === 1 ? 'credited to 1 player' : `credited to ${players} players`,
  creditedToNobody: 'nobody is credited yet',
  needYou: 'need you: nobody has these names yet',
  needYouNone: 'nothing needs you',
  leftAlone: (count: number) => `${count} left alone`,
  notStored: (reasons: string) => `${reasons}: not stored`,
  already: (count: number) => `${count} already here`,
  leftNone: 'nothing else was there',
  credited: 'Credited',
  unmatched: 'Need you',
  left_alone: 'Left alone',
  noName: 'no name',
  aPerson: (names: string, payments: string) => `${names} · ${payments}`,
  confirm: (count: number) =>
    count === 0 ? 'Connect' : `Connect and credit ${connectTexts.payments(count)}`,
  crediting: 'Crediting…',
  lookedAt: (checked: number, of: number) => `Looked at ${checked} of ${of} transactions`,

  done: 'Monzo is connected',
  doneHow: 'Payments come in within a second and are credited automatically.',
  doneCredited: (payments: string) => `${payments} credited.`,
  doneWaiting: (count: number) => (count === 1 ? '1 payment needs you.' : `${count} payments need you.`),
  sort: 'See what needs you',
  home: 'Go to Home',
  more: 'Pots, notes and receipts',
};

/** The kinds of accounts, by the bank's own word. */
export const accountKinds: Record<string, string> = {
  uk_retail: 'Personal account',
  uk_retail_joint: 'Joint account',
  uk_business: 'Business account',
};

/** Why a transaction is left alone, in a word or two after a number, and as the heading of a row. */
export const reasonTexts: Record<string, { short: string; long: string }> = {
  card: { short: 'card', long: 'Card payments and their refunds' },
  pot_transfer: { short: 'pots', long: 'To and from your pots' },
  outgoing: { short: 'sent', long: 'Money you sent' },
  top_up: { short: 'top-ups', long: 'Top-ups' },
  bank_entry: { short: 'from the bank', long: 'Interest, fees and other entries of the bank' },
  declined: { short: 'declined', long: 'Declined' },
  zero: { short: 'of £0', long: 'Checks of £0.00' },
  other_currency: { short: 'not in pounds', long: 'In another currency' },
  ignored_payer: { short: 'private payers', long: 'From payers you set aside' },
  before_start: { short: 'too early', long: 'Before the first day' },
  other_account: { short: 'other account', long: 'In another account' },
  other: { short: 'other', long: 'Other' },
};
