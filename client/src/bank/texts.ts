/** The card of the settings and the bank's own page. */
export const bankTexts = {
  title: 'Monzo',
  neverHeard: 'nothing heard yet',
  lastHeard: (when: string) => `last heard ${when}`,
  caughtUp: (ago: string) => `caught up ${ago}`,
  since: (day: string) => `counts payments from ${day}`,
  lastEvent: 'Last news from Monzo',
  lastLook: 'Last look at what was missed',
  never: 'never',
  lookAgain: 'Look again',
  disconnectedTitle: 'Monzo isn’t connected',
  disconnectedWhy:
    'Once it is, payments come in within a second and are credited automatically. You approve it in the Monzo app.',
  connect: 'Connect Monzo',
  disconnect: 'Disconnect Monzo',
  disconnectTitle: 'Disconnect Monzo?',
  disconnectWhy: [
    'Paid Up hears of no more payments, and forgets its login at Monzo.',
    'Everything that was credited stays. Connect again whenever you like: you choose from which day payments count, so nothing that came meanwhile is lost.',
  ],
  disconnected: 'Monzo is disconnected',
  notSetUp: {
    title: 'Monzo isn’t set up here yet',
    why: 'Whoever runs Paid Up does this once. Then you connect your account with two taps.',
    steps: [
      {
        title: 'Make a client',
        text: 'On Monzo’s site for developers, a confidential one. It gives an id and a secret.',
      },
      {
        title: 'Put it into the file .env',
        text: 'MONZO_CLIENT_ID, MONZO_CLIENT_SECRET, and PUBLIC_URL with the address of Paid Up. Then start it again.',
      },
    ],
    help: 'Step by step',
    withoutTitle: 'How it works without',
    without:
      'Games, fees and who owes all work. Take cash with one tap, and enter a transfer as you would cash when you see it in your bank’s app.',
  },
};
