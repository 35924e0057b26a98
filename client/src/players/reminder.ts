import { formatMoney } from '@paidup/shared/format-money';

/**
 * Writes a kind reminder for a player. It says how much they owe in pence, for how many games, and where to pay if
 * that is known. `unpaid` lists the games with the pence that each still lacks.
 */
export function reminderText({ name, owes, games, link, unpaid = [] }: Reminder): string {
  const played = games > 1 ? `for ${games} games of football` : 'for football';
  const open = `Hi ${firstName(name)}, a friendly reminder: you still owe ${formatMoney(owes)} ${played}`;
  const how = link === null ? '' : `You can pay here: ${link}`;
  const lines =
    unpaid.length === 0
      ? [`${open}. ${how}`.trim()]
      : [`${open}:`, ...unpaid.map((each) => `• ${each.title}: ${formatMoney(each.open)}`), how];
  return [...lines, 'Thanks, and ignore this if you’ve just paid.'].filter((line) => line !== '').join('\n');
}

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
  link: string | null;
  unpaid?: readonly { title: string; open: number }[];
};

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
