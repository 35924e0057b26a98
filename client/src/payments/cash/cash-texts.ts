export const cashTexts = {
  takeFrom: (name: string) => `Cash from ${name}`,
  refundTo: (name: string) => `Refund to ${name}`,
  amount: 'Amount',
  note: 'Note (optional)',
  noteWrong: (message: string) => `The note ${message}.`,
  needed: 'Type how much, for example 5 or 4.50.',
  take: (money: string) => `Take ${money}`.trim(),
  refund: (money: string) => `Give ${money} back`.replace('  ', ' '),
  taken: (money: string, name: string) => `${money} cash from ${name}`,
  takenBack: 'Booked by mistake',
  refunded: (money: string, name: string) => `${money} given back to ${name}`,
};
