import { formatMoney } from '@paidup/shared/format-money';

/**
 * Writes a kind reminder for a player. It says how much they owe in pence, for how many games, and how to pay if that is
 * known. `lines` say what is open, each with its pence.
 */
export function reminderText({ name, owes, games, how, lines: open = [] }: Reminder): string {
  const played = games > 1 ? `for ${games} games of football` : 'for football';
  const start = `Hi ${firstName(name)}, a friendly reminder: you still owe ${formatMoney(owes)} ${played}`;
  const lines =
    open.length === 0
      ? [`${start}. ${how}`.trim()]
      : [`${start}:`, ...open.map((each) => `• ${each.title}: ${formatMoney(each.open)}`), how];
  return message([...lines, THANKS]);
}

/** Writes one reminder for the whole group, with who owes what if `byName`. */
export function groupReminderText(debtors: readonly Owing[], how: string, byName: boolean): string {
  const owed = formatMoney(debtors.reduce((sum, { owes }) => sum + owes, 0));
  const names = debtors.map(({ name, owes }) => `• ${name}: ${formatMoney(owes)}`);
  const start = `Hi all, ${owed} is still to come for football`;
  const lines = byName
    ? [`${start}:`, ...names]
    : [`${start}. If some of it is yours, please pay when you can.`];
  return message([...lines, how, THANKS]);
}

/** Says how to pay, by the link and by a transfer to the club's account. It is empty if neither is known. */
export function howToPay(link: string | null, account: string | null): string {
  if (link === null) return account === null ? '' : `You can pay by bank transfer: ${account}`;
  return `You can pay here: ${link}${account === null ? '' : `\nOr by bank transfer: ${account}`}`;
}

/** Says how to pay so many pence, as the settings have it. 0 leaves the amount to the payer. */
export const waysToPay = (settings: Ways | undefined, pence: number): string =>
  howToPay(paymentLink(settings?.monzo_me_username ?? null, pence), settings?.pay_to ?? null);

/**
 * Makes the link for paying so many pence to the organiser, or null where the club has no name on monzo.me.
 * monzo.me refuses less than a pound, so the payer types such an amount.
 */
export function paymentLink(username: string | null, pence: number): string | null {
  if (username === null) return null;
  const page = `https://monzo.me/${encodeURIComponent(username)}`;
  return pence < 100 ? page : `${page}/${(pence / 100).toFixed(2)}?d=Football`;
}

type Reminder = {
  name: string;
  owes: number;
  games: number;
  how: string;
  lines?: readonly { title: string; open: number }[];
};
type Owing = { name: string; owes: number };
type Ways = { monzo_me_username: string | null; pay_to: string | null };

const THANKS = 'Thanks, and ignore this if you’ve just paid.';

const message = (lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n');

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
