import { formatWeekday } from '../app/time/format-time.ts';

/** The words of reminders and promises. */
export const reminderTexts = {
  reminded: (when: string) => `reminded ${when}`,
  promised: (day: string) => `promised ${day}`,
  noted: (names: string[]) =>
    names.length === 1 ? `Noted: ${names[0]} was reminded` : `Noted: ${names.length} players were reminded`,
  notSent: 'Not sent',
  undone: 'Not noted as reminded',
  givenBack: 'Money given back',
  promise: 'Promised to pay…',
  promiseTitle: (name: string) => `When will ${name} pay?`,
  promiseDay: 'They said they’d pay on',
  dayMissing: 'Please choose a day.',
  note: 'Note it',
  promiseNoted: (name: string, day: string) => `Noted: ${name} pays on ${formatWeekday(day)}`,
};
