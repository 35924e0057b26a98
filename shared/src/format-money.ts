/** Formats pence, as in "£5.00" for `500`, and "−£12.50" with a real minus sign for `-1250`. */
export function formatMoney(pence: number): string {
  const pounds = Math.trunc(Math.abs(pence) / 100).toString();
  const rest = (Math.abs(pence) % 100).toString().padStart(2, '0');
  return `${pence < 0 ? '−' : ''}£${pounds.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`;
}

/** Formats a balance, as in "owes £15.00", "even" and "£5.00 ahead". */
export function formatBalance(balance: number): string {
  if (balance === 0) return 'even';
  return balance < 0 ? `owes ${formatMoney(-balance)}` : `${formatMoney(balance)} ahead`;
}
