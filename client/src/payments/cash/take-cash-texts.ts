export const takeCashTexts = {
  take: 'Take cash',
  giveBack: 'Give back',
  whoPays: 'Cash from whom?',
  whoGets: 'Cash back to whom?',
};
