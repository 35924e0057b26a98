/** The account that the options name, or the only one that there is. */
export async function accountOf(client, { account }) {
  if (account) return account;
  const usable = await client.accounts.usable();
  if (usable.length === 1) return usable[0].id;
  const choice = usable.map(({ id, type }) => `  --account ${id}  (${type})`).join('\n');
  throw new Error(usable.length === 0 ? 'There is no open current account.' : `Which account?\n${choice}`);
}
