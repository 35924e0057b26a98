export const queueTexts = {
  waiting: 'waiting for a signal',
  waits: (what: string) => `${what} (waiting for a signal)`,
  notAccepted: 'not accepted',
  alreadySent: 'That has been sent already',
  line: (count: number) =>
    count === 1 ? '1 change is waiting for a signal' : `${count} changes are waiting for a signal`,
  refusedLine: (count: number) =>
    count === 1
      ? '1 change was not accepted. See what to do'
      : `${count} changes were not accepted. See what to do`,
  sent: 'Signal’s back: everything has been sent',
  title: 'Waiting for a signal',
  why: 'Each is sent once, in this order, as soon as there’s a signal. You can close the app meanwhile.',
  refusedHow: 'Try again once that’s put right, or discard it.',
  inWith: (guests: number) =>
    guests === 0 ? 'in' : `in with ${guests === 1 ? '1 guest' : `${guests} guests`}`,
  out: 'out',
  cash: (money: string) => `${money} cash`,
  givenBack: (money: string) => `${money} given back`,
  atGame: (what: string, day: string) => `${what}, ${day}`,
  somebody: 'Somebody',
  undo: 'Undo',
  undoFor: (name: string) => `Undo for ${name}`,
  tryAgain: 'Try again',
  tryAgainFor: (name: string) => `Try again for ${name}`,
  discard: 'Discard',
  discardFor: (name: string) => `Discard for ${name}`,
  keptForLogIn: (count: number) =>
    `${count === 1 ? '1 change that was' : `${count} changes that were`} entered here without a signal ${count === 1 ? 'is' : 'are'} kept. They’re sent once whoever entered them logs in again.`,
  leave: {
    title: 'Log out without sending?',
    why: (count: number) =>
      `${count === 1 ? '1 change from this phone hasn’t' : `${count} changes from this phone haven’t`} been sent yet. If you log out now, they’re gone.`,
    action: 'Discard and log out',
  },
};
