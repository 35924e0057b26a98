export const bankNameTexts = {
  hint: 'The payer or the reference as Monzo shows it, for example KINGSCOTE AM. Capitals and accents don’t matter.',
  name: 'Bank name',
  add: 'Add',
  addOne: 'Add a name',
  cancel: 'Cancel',
  remove: (name: string) => `Remove ${name}`,
  added: (name: string) => `${name} added`,
  removed: (name: string) => `${name} removed`,
  repeated: (name: string) => `${name} is already on the list.`,
  tooLong: 'A bank name has at most 64 characters.',
  blank: 'A bank name needs at least one letter or digit.',
  belongsTo: (owner: string) => `Belongs to ${owner}. Take it off ${owner} first.`,
  move: 'Move it here',
  wouldCredit: (count: number) =>
    count === 1 ? 'Would credit 1 waiting payment.' : `Would credit ${count} waiting payments.`,
  seen: (count: number) =>
    count === 1
      ? 'Seen in 1 payment, which isn’t waiting.'
      : `Seen in ${count} payments, none of them waiting.`,
  unseen: 'No payment shows this name yet.',
};
