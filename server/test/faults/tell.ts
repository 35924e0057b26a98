/** Prints how many deliveries became what. */
export function tell(what: string, deliveries: readonly { outcome: string }[]): void {
  const count = (outcome: string) => deliveries.filter((delivery) => delivery.outcome === outcome).length;
  console.info(`${what}: ${count('ok')} ok, ${count('refused')} refused, ${count('unknown')} unknown`);
}
