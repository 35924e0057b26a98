export type Transaction = { payer: string; description: string; amount: number };
type Entry = { now: string; before: string; doubted: boolean };

/**
 * Whose money it is, for stories to be held against: `unmatched`, `ignored`, or who is credited by what, as
 * `name 0:500` or `organiser 0:251 1:249`. Each deed says how it is answered.
 */
export function createMoneyModel(bank: readonly Transaction[], players: number) {
  const names = Array.from({ length: players }, (): string[] => []);
  const ledger = new Map<number, Entry>();
  const strangers = new Set<string>();
  const at = (id: number) => bank[id] as Transaction;
  const payerOf = (id: number) => at(id).payer || at(id).description;
  const ownerOf = (name: string) => names.findIndex((own) => own.includes(name));
  const namedBy = (id: number) =>
    [at(id).payer, at(id).description].map(ownerOf).find((who) => who >= 0) ?? -1;
  const change = (id: number, deed: (entry: Entry) => string) => {
    const entry = ledger.get(id);
    return entry ? deed(entry) : 'not_found';
  };
  const decide = (id: number, now: string) => (entry: Entry) => {
    if (now !== entry.now || entry.doubted || (entry.before === '' && at(id).amount > 0))
      ledger.set(id, { now, before: entry.now, doubted: false });
    return 'ok';
  };
  const matchAll = () =>
    ledger.forEach((entry, id) => {
      if (entry.now !== 'unmatched' || entry.before !== '' || at(id).amount < 0 || namedBy(id) < 0) return;
      ledger.set(id, { ...entry, now: `name ${namedBy(id)}:${at(id).amount}`, before: 'unmatched' });
    });
  const rename = (who: number, wanted: string[]) => {
    if (wanted.some((name) => ![-1, who].includes(ownerOf(name)))) return 'bank_name_taken';
    for (const name of wanted) if (ownerOf(name) < 0) strangers.delete(name);
    names[who] = wanted;
    matchAll();
    return 'ok';
  };
  return {
    ...{ names, ledger, strangers, rename },
    deliver(id: number) {
      if (ledger.has(id)) return 'duplicate';
      const isUnwanted = strangers.has(payerOf(id)) && namedBy(id) < 0;
      if (at(id).amount < 0 ? ownerOf(payerOf(id)) < 0 : isUnwanted) return 'ignored';
      ledger.set(id, { now: 'unmatched', before: '', doubted: false });
      matchAll();
      return ledger.get(id)?.now === 'unmatched' ? 'unmatched' : 'credited';
    },
    doubt: (id: number) => change(id, (entry) => ((entry.doubted = true), 'duplicate')),
    assign: (id: number, parts: number[][], remember: boolean) =>
      change(id, (entry) => {
        const isWrong =
          parts.reduce((sum, [, part = 0]) => sum + part, 0) !== at(id).amount ||
          (remember && parts.length > 1);
        if (isWrong || parts.some(([, part = 0]) => part * at(id).amount <= 0)) return 'invalid_input';
        const [[who = 0] = []] = parts;
        if (remember && ![-1, who].includes(ownerOf(payerOf(id)))) return 'bank_name_taken';
        decide(id, `organiser ${parts.map((part) => part.join(':')).join(' ')}`)(entry);
        strangers.delete(payerOf(id));
        return remember ? rename(who, [...new Set([...(names[who] ?? []), payerOf(id)])]) : 'ok';
      }),
    unassign: (id: number) => change(id, decide(id, 'unmatched')),
    ignore: (id: number, remember: boolean) =>
      change(id, (entry) => {
        if (remember && ownerOf(payerOf(id)) >= 0) return 'bank_name_taken';
        if (remember) strangers.add(payerOf(id));
        return decide(id, 'ignored')(entry);
      }),
    unignore: (id: number) =>
      change(id, (entry) => (strangers.delete(payerOf(id)), decide(id, 'unmatched')(entry))),
    undo: (id: number) =>
      change(id, (entry) => {
        if (entry.before === '') return 'ok';
        if (entry.now === 'ignored' && entry.before !== 'ignored') strangers.delete(payerOf(id));
        return decide(id, entry.before)(entry);
      }),
    paidBy: (who: number) =>
      [...ledger.values()].reduce(
        (sum, { now }) => sum + Number(new RegExp(` ${who}:(-?\\d+)`).exec(now)?.[1] ?? 0),
        0,
      ),
  };
}
