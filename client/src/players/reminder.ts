import { formatMoney } from '@paidup/shared/format-money';

/**
 * A kind reminder to send to a player: what they owe in pence, for how many games, and where to pay if known.
 * `unpaid` names each game with what is open of it.
 */
export function reminderText({ name, owes, games, link, unpaid = [] }: Reminder): string {
  const played = games > 1 ? `for ${games} games of football` : 'for football';
  const open = `Hi ${firstName(name)}, a friendly reminder: ${formatMoney(owes)} ${played} is still open`;
  const how = link === null ? '' : `You can pay here: ${link}`;
  const asking =
    unpaid.length === 0
      ? [`${open}. ${how}`.trim()]
      : [`${open}:`, ...unpaid.map((each) => `• ${each.title}: ${formatMoney(each.open)}`), how];
  return [...asking, 'Thanks, and ignore this if you have just paid.']
    .filter((line) => line !== '')
    .join('\n');
}

/**
 * Where a player can pay so many pence to the organiser; null where the club has no name on monzo.me. Less than
 * a pound, which monzo.me refuses, is left to the payer to type.
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
