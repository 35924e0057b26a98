const TYPED = /^£?\s*(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d{1,2})?)?$/;

/** An amount as people type it ("5", "£5", "4.50", "1,200") in whole pence; null if it is no amount. */
export function parseAmount(typed: string): number | null {
  const match = TYPED.exec(typed.trim());
  const [, pounds = '', rest = ''] = match ?? [];
  if (match === null || pounds + rest === '') return null;
  const pence = Number(pounds.replaceAll(',', '') + rest.padEnd(2, '0'));
  return Number.isSafeInteger(pence) ? pence : null;
}
