/** The time until an instant as minutes and seconds, such as "8:41". Empty without an instant and once it has passed. */
export function timeLeft(until: string | null, now: number): string {
  const seconds = until === null ? 0 : Math.ceil((Date.parse(until) - now) / 1000);
  if (seconds <= 0) return '';
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
