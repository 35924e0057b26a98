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
  givenBack: (money: string, name: string) => `${money} given back to ${name}`,
};

export const takeCashTexts = {
  take: 'Take cash',
  giveBack: 'Give back',
  whoPays: 'Cash from whom?',
  whoGets: 'Cash back to whom?',
};
