/** What Paid Up does at the bank, each as a switch. */
export const writingTexts = {
  title: 'What Paid Up does at Monzo',
  pot: 'Put it in a pot',
  potHow: 'what players pay from now on moves there once it is credited, and is never moved back',
  potLabel: 'Pot',
  potChoose: 'Choose a pot',
  potGone: 'The pot chosen before',
  noPots: 'There is no pot yet. Make one in the Monzo app, then come back.',
  aPot: (name: string, balance: string) => `${name} · ${balance}`,
  annotate: 'Note the player',
  annotateHow: 'adds the player’s name to the payment’s notes in Monzo',
  feed: 'Tell me who owes',
  feedHow: 'a line in your Monzo feed after each game',
  receipts: 'Add receipts',
  receiptsHow: 'shows in Monzo which games a payment covers',
};
