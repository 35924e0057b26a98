/** Books at the bank, without a word, what the server has from it already, so that a catch-up finds the two agreeing. */
export async function tellTheBank({ payments }, getJson) {
  const known = [];
  let query = '?limit=200';
  while (query !== null) {
    const { items, next_cursor } = await getJson(`/payments${query}`);
    known.push(...items.filter(({ source }) => source === 'monzo'));
    query = next_cursor ? `?limit=200&cursor=${encodeURIComponent(next_cursor)}` : null;
  }
  // The server tells the newest first, and the bank shows first what was booked last.
  for (const payment of known.reverse()) book(payments, payment);
}

function book(payments, { id, amount, paid_at, counterparty_name: name, description, notes }) {
  payments.make({
    kind: amount > 0 ? 'fps_in' : 'fps_out',
    amount: Math.abs(amount),
    name,
    reference: notes,
    created: Date.parse(paid_at),
    silent: true,
    fields: { id, description },
  });
}
