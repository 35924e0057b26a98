/** Pence as people read them: `500` → "£5.00", `-1250` → "−£12.50" with a real minus sign. */
export function formatMoney(pence: number): string {
  const pounds = Math.trunc(Math.abs(pence) / 100).toString();
  const rest = (Math.abs(pence) % 100).toString().padStart(2, '0');
  return `${pence < 0 ? '−' : ''}£${pounds.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`;
}

/** A balance as a sentence: "owes £15.00", "even", "£5.00 ahead". */
export function formatBalance(balance: number): string {
  if (balance === 0) return 'even';
  return balance < 0 ? `owes ${formatMoney(-balance)}` : `${formatMoney(balance)} ahead`;
}
