export const cashTexts = {
  takeFrom: (name: string) => `Cash from ${name}`,
  refundTo: (name: string) => `Refund to ${name}`,
  amount: 'Amount',
  note: 'Note (optional)',
  theNote: 'The note',
  needed: 'Type how much, for example 5 or 4.50.',
  tooMuch: 'That’s more than £100,000.',
  take: 'Take',
  takeMoney: (money: string) => `Take ${money}`,
  giveBack: 'Give back',
  giveBackMoney: (money: string) => `Give ${money} back`,
  taken: (money: string, name: string) => `${money} cash from ${name}`,
  writtenOff: (money: string, name: string) => `${money} written off for ${name}`,
  givenBack: (money: string, name: string) => `${money} given back to ${name}`,
};

export const takeCashTexts = {
  take: 'Take cash',
  giveBack: 'Give back',
  whoPays: 'Who’s paying cash?',
  whoGets: 'Who gets cash back?',
};

/** The sheet in which a debt is forgiven. */
export const writeOffTexts = {
  title: (name: string) => `Write off for ${name}`,
  why: 'It clears what they owe, and no money comes in.',
  amount: 'How much',
  reason: 'Why',
  reasonNeeded: 'Say why, for example “moved away”.',
  writeOff: 'Write off',
  writeOffMoney: (money: string) => `Write ${money} off`,
};
