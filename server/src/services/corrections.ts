import { normaliseBankName } from '@paidup/shared/bank-name';
import type { AllocatePayment, IgnorePayment, PaymentChanged } from '@paidup/shared/payment';
import { bankName } from '@paidup/shared/text';
import { assigned, ignored, type Part, partsProblem, unassigned, undone } from '../domain/corrections.ts';
import { AppError, invalidField } from '../errors.ts';
import type { PaymentRecord } from '../store/store.ts';
import type { PaymentsService } from './payments.ts';
import type { PlayersService } from './players.ts';
import type { IfMatch } from './revise.ts';
import type { ServiceDependencies } from './services.ts';

/** What the organiser corrects in the ledger. Each correction is one entry, one write, and can be undone. */
export function createCorrectionsService(
  { store, clock, newId, revise }: ServiceDependencies,
  paymentsService: PaymentsService,
  playersService: PlayersService,
) {
  const { payments, players, ignoredPayers } = store;

  return {
    /**
     * Credits the parts to these players. With `remember`, the payer's name becomes the player's and credits
     * their other unmatched payments. 409 `bank_name_taken` changes nothing.
     */
    async assign(id: string, input: AllocatePayment, ifMatch: IfMatch, by: string): Promise<PaymentChanged> {
      const named: (() => Promise<number>)[] = [];
      const changed = await change(id, ifMatch, async (record) => {
        checkParts(record, input.allocations);
        const parts = await partsOf(input);
        // The name comes first: if it is taken, nothing has changed. What else it credits has to wait until this
        // payment is let go, since each of those is taken in its turn.
        if (input.remember && named.length === 0) named.push(await remember(record, parts, by));
        await claim(parts);
        return assigned(record, parts, { at: clock(), by });
      });
      return { ...changed, matched_payments: (await named[0]?.()) ?? 0 };
    },

    /** Credits nobody; 409 `cash_needs_a_player` for cash. */
    unassign: (id: string, ifMatch: IfMatch, by: string): Promise<PaymentChanged> =>
      change(id, ifMatch, (record) => {
        checkNotCash(record);
        return record.status === 'matched' ? unassigned(record, { at: clock(), by }) : record;
      }),

    /** Sets it aside. With `remember`, later payments from this payer are not even stored. */
    ignore: (id: string, input: IgnorePayment, ifMatch: IfMatch, by: string): Promise<PaymentChanged> =>
      change(id, ifMatch, async (record) => {
        checkNotCash(record);
        if (input.remember) await ignorePayerOf(record);
        return ignored(record, input.reason ?? '', { at: clock(), by });
      }),

    /** Puts what was set aside back into the inbox. */
    unignore: (id: string, ifMatch: IfMatch, by: string): Promise<PaymentChanged> =>
      change(id, ifMatch, (record) =>
        record.status === 'ignored' ? unassigned(record, { at: clock(), by }) : record,
      ),

    /** Reverts the last change of who is credited; undoing that puts it back again. */
    async undo(id: string, ifMatch: IfMatch, by: string): Promise<PaymentChanged> {
      let before: PaymentRecord | null = null;
      const changed = await change(id, ifMatch, (record) => {
        before = record;
        return undone(record, { at: clock(), by });
      });
      const remembered = before && (await rememberedName(before, changed));
      return remembered ? { ...changed, remembered } : changed;
    },
  };

  async function change(
    id: string,
    ifMatch: IfMatch,
    next: (record: PaymentRecord) => PaymentRecord | Promise<PaymentRecord>,
  ): Promise<PaymentChanged> {
    await revise<PaymentRecord>(id, {
      noun: 'payment',
      ifMatch,
      read: () => paymentsService.read(id),
      change: next,
      replace: payments.replace,
    });
    return paymentsService.get(id);
  }

  async function partsOf({ allocations }: AllocatePayment): Promise<Part[]> {
    const found = await players.getMany(allocations.map(({ player_id }) => player_id));
    const names = new Map(found.map(({ id, name }) => [id, name]));
    checkKnown(allocations, [...names.keys()]);
    return allocations.map((part) => ({ ...part, name: names.get(part.player_id) ?? '' }));
  }

  async function claim(parts: Part[]): Promise<void> {
    checkKnown(parts, await players.claim(parts.map(({ player_id }) => player_id)));
  }

  /** Gives the payer's name to the one player of the parts. Returns how to credit what else shows it. */
  function remember(payment: PaymentRecord, parts: Part[], by: string): Promise<() => Promise<number>> {
    const [part, ...more] = parts;
    if (!part || more.length > 0) throw invalidField('remember', 'goes with one player only');
    return playersService.addBankName(part.player_id, nameOfPayer(payment), by);
  }

  async function ignorePayerOf(payment: PaymentRecord): Promise<void> {
    const name = nameOfPayer(payment);
    const key = normaliseBankName(name);
    const owner = await players.findByBankKey(key);
    if (owner)
      throw new AppError(
        'bank_name_taken',
        `${name} is a bank name of ${owner.name}, so it can’t be ignored. Take it off ${owner.name} first.`,
        [{ path: 'remember', message: `is a bank name of ${owner.name}` }],
      );
    await ignoredPayers.add({ id: newId('ignored'), key, name, created_at: clock() });
  }

  /** The bank name that an undone assignment had brought along and that the player still has, so as to forget it. */
  async function rememberedName(before: PaymentRecord, after: PaymentChanged) {
    const [part] = before.allocations;
    if (!part || before.matched_by !== 'organiser' || after.status !== 'unmatched') return null;
    const key = before.counterparty_key || before.description_key;
    const owner = key === '' ? null : await players.findByBankKey(key);
    const name = owner?.bank_names.find((one) => one.key === key)?.name;
    return owner?.id === part.player_id && name !== undefined ? { player_id: owner.id, name } : null;
  }
}

export type CorrectionsService = ReturnType<typeof createCorrectionsService>;

function checkParts(payment: PaymentRecord, parts: readonly { player_id: string; amount: number }[]): void {
  const problem = partsProblem(payment, parts);
  if (problem) throw invalidField(problem.path, problem.message);
}

function checkKnown(parts: readonly { player_id: string }[], known: string[]): void {
  const unknown = parts.findIndex(({ player_id }) => !known.includes(player_id));
  if (unknown >= 0) throw invalidField(`allocations.${unknown}.player_id`, 'names no player');
}

function checkNotCash({ source }: PaymentRecord): void {
  if (source === 'cash')
    throw new AppError(
      'cash_needs_a_player',
      'Cash always belongs to somebody. Credit it to another player, or book the opposite amount.',
    );
}

/** The name that tells this payer from others, fit to be a bank name; 400 at `remember` when there is none. */
function nameOfPayer(payment: PaymentRecord): string {
  const shown = payment.counterparty_key === '' ? payment.description : payment.counterparty_name;
  const name = bankName.safeParse(shown);
  if (!name.success) throw invalidField('remember', 'has no name to remember');
  return name.data;
}
