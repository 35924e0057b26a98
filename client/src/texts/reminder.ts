import { formatMoney } from '@paidup/shared/format-money';

/** A kind reminder to send to a player: what they owe in pence, for how many games, and where to pay if known. */
export function reminderText({ name, owes, games, link }: Reminder): string {
  const played = games > 1 ? `for ${games} games of football` : 'for football';
  const how = link === null ? '' : ` You can pay here: ${link}`;
  return `Hi ${firstName(name)}, a friendly reminder: ${formatMoney(owes)} ${played} is still open.${how}\nThanks, and ignore this if you have just paid.`;
}

/** Where a player can pay so many pence to the organiser; null where the club has no name on monzo.me. */
export function paymentLink(username: string | null, pence: number): string | null {
  if (username === null) return null;
  return `https://monzo.me/${encodeURIComponent(username)}/${(pence / 100).toFixed(2)}`;
}

type Reminder = { name: string; owes: number; games: number; link: string | null };

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
