import { normaliseBankName, payerText } from '@paidup/shared/bank-name';
import { formatMoney } from '@paidup/shared/format-money';
import type { AllocatePayment, Allocation, IgnorePayment, PaymentChanged } from '@paidup/shared/payment';
import {
  assigned,
  ignored,
  partsProblem,
  type PartToAssign,
  isByHand,
  rememberedWith,
  takenBackFrom,
  unassigned,
  undone,
} from '../domain/corrections.ts';
import { withoutAccount } from '../domain/payer-accounts.ts';
import { AppError, invalidField } from '../errors.ts';
import type { PaymentRecord } from '../domain/records.ts';
import { createNames } from './names.ts';
import {
  type AddedBankName,
  createRememberedNames,
  nameOfPayer,
  type PayerTexts,
  type TakenBankName,
} from './remembered-names.ts';
import type { PaymentsService } from './payments.ts';
import type { PlayersService } from './players.ts';
import type { IfMatch } from './revise.ts';
import { createRevisePayment } from './revise-payment.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { createWriteOffs } from './write-offs.ts';

/** Makes the organiser's corrections of the ledger. Each is one entry and one write, and can be undone. */
export function createCorrectionsService(
  dependencies: ServiceDependencies,
  paymentsService: PaymentsService,
  playersService: PlayersService,
) {
  const { store, clock, newId } = dependencies;
  const { players, ignoredPayers } = store;
  const writeOffs = createWriteOffs(dependencies);
  const namesOf = createNames(store);
  const { remember, undoName } = createRememberedNames(store, playersService);
  const revisePayment = createRevisePayment(dependencies);

  return {
    /**
     * Credits the parts to these players and the club, and no longer ignores the payer. With `remember`, the payer's
     * name becomes the player's and credits their other unmatched payments. With `move_names` it is taken off another
     * player for that. 409 changes nothing.
     */
    async assign(id: string, input: AllocatePayment, ifMatch: IfMatch, by: string): Promise<PaymentChanged> {
      const added: { bankName?: AddedBankName } = {};
      const changed = await change(id, ifMatch, async (record) => {
        checkParts(record, input.allocations);
        const parts = await partsOf(input);
        // The name is added first, so that nothing has changed if it is taken. It credits other payments only after
        // this one is saved, because payments are saved one after another. A retry does not add it again.
        if (input.remember) added.bankName ??= await remember(record, parts, input.move_names ?? false, by);
        await claim(input.allocations);
        return assigned(record, parts, { at: clock(), by, ...added.bankName?.entry });
      }).catch(async (error: unknown) => {
        // The change was refused, because another process was faster. If the store failed instead, the payment may
        // have been saved. The name stays then, and `creditStragglers` credits the other payments later.
        if (error instanceof AppError) await added.bankName?.revert();
        throw error;
      });
      const matched_payments = (await added.bankName?.credit()) ?? 0;
      await stopIgnoringPayer(changed);
      return { ...changed, matched_payments };
    },

    /** Credits nobody. Only the organiser credits it again. 409 `cash_needs_a_player` for cash. */
    unassign: (id: string, ifMatch: IfMatch, by: string): Promise<PaymentChanged> =>
      backToInbox(id, ifMatch, by),

    /** Sets it aside. With `remember`, later payments from this payer are not even stored. */
    async ignore(id: string, input: IgnorePayment, ifMatch: IfMatch, by: string): Promise<PaymentChanged> {
      const changed = await change(id, ifMatch, async (record) => {
        checkNotCash(record);
        if (input.remember) await checkNobodysName(nameOfPayer(record));
        const aside = ignored(record, input.reason ?? '', { at: clock(), by });
        // Of an ignored payer only the name is kept.
        return input.remember ? withoutAccount(aside) : aside;
      });
      if (input.remember) await ignorePayer(nameOfPayer(changed));
      return changed;
    },

    /** Puts an ignored payment back into the inbox, and no longer ignores its payer. Cash is refused as in `unassign`. */
    async unignore(id: string, ifMatch: IfMatch, by: string): Promise<PaymentChanged> {
      const changed = await backToInbox(id, ifMatch, by);
      await stopIgnoringPayer(changed);
      return changed;
    },

    /**
     * Reverts the last change of the credit, and takes away the bank name that came with it. Whoever had it before gets
     * it back. Undoing that puts both back again, or is 409 `bank_name_taken`. The payer is no longer ignored when the
     * payment is no longer ignored. A debt is written off again only if it is still owed, or else it is 409 `stale`.
     */
    async undo(id: string, ifMatch: IfMatch, by: string): Promise<PaymentChanged> {
      const record = await store.payments.get(id);
      const who = record?.source === 'write_off' ? forgivenBy(record) : undefined;
      return who === undefined
        ? undoLast(id, ifMatch, by)
        : writeOffs.oneAtATime(who, () => undoLast(id, ifMatch, by));
    },
  };

  async function undoLast(id: string, ifMatch: IfMatch, by: string): Promise<PaymentChanged> {
    const moved: { bankName?: AddedBankName | TakenBankName | null } = {};
    const { before } = await revisePayment(id, ifMatch, async (record) => {
      if (record.source === 'write_off' && record.status === 'void') await checkStillOwed(record);
      moved.bankName ??= await undoName(rememberedWith(record), by);
      return undone(record, { at: clock(), by, ...moved.bankName?.entry });
    }).catch(async (error: unknown) => {
      if (error instanceof AppError) await moved.bankName?.revert();
      throw error;
    });
    const { credit, remembered } = { credit: null, remembered: null, ...moved.bankName };
    const matched_payments = await credit?.();
    const changed = await paymentsService.get(id);
    if (before.status === 'ignored' && changed.status !== 'ignored') await stopIgnoringPayer(changed);
    return {
      ...changed,
      ...(remembered ? { remembered } : {}),
      ...(matched_payments === undefined ? {} : { matched_payments }),
    };
  }

  async function checkStillOwed(payment: PaymentRecord): Promise<void> {
    const owes = await writeOffs.owedBy(forgivenBy(payment) ?? '');
    if (payment.amount > owes)
      throw new AppError(
        'stale',
        `Only ${formatMoney(owes)} is owed by now, so ${formatMoney(payment.amount)} was not written off again.`,
      );
  }

  function backToInbox(id: string, ifMatch: IfMatch, by: string): Promise<PaymentChanged> {
    return change(id, ifMatch, (record) => {
      checkNotCash(record);
      return unassigned(record, { at: clock(), by });
    });
  }

  async function change(
    id: string,
    ifMatch: IfMatch,
    next: (record: PaymentRecord) => PaymentRecord | Promise<PaymentRecord>,
  ): Promise<PaymentChanged> {
    await revisePayment(id, ifMatch, next);
    return paymentsService.get(id);
  }

  async function partsOf({ allocations }: AllocatePayment): Promise<Allocation[]> {
    const names = await namesOf(playersOf(allocations));
    checkKnown(allocations, [...names.keys()]);
    return allocations.map((part) =>
      part.club
        ? part
        : { player_id: part.player_id, name: names.get(part.player_id) ?? '', amount: part.amount },
    );
  }

  async function claim(parts: PartToAssign[]): Promise<void> {
    checkKnown(parts, await players.claim(playersOf(parts)));
  }

  async function checkNobodysName(name: string): Promise<void> {
    const owner = await players.findByBankKey(normaliseBankName(name));
    if (owner)
      throw new AppError(
        'bank_name_taken',
        `${name} is a bank name of ${owner.name}, so it can’t be ignored. Take it off ${owner.name} first.`,
        [{ path: 'remember', message: `is a bank name of ${owner.name}` }],
      );
  }

  function ignorePayer(name: string): Promise<void> {
    const key = normaliseBankName(name);
    return ignoredPayers.add({ id: newId('ignored'), key, name, created_at: clock() });
  }

  async function stopIgnoringPayer(payment: PayerTexts): Promise<void> {
    const key = normaliseBankName(payerText(payment));
    if (key !== '') await ignoredPayers.removeKeys([key]);
  }
}

function checkParts(payment: PaymentRecord, parts: readonly PartToAssign[]): void {
  if (payment.source === 'write_off') throw invalidField('allocations', 'was written off. Undo that instead');
  if (payment.status === 'void') throw invalidField('allocations', 'was taken back. Undo that first');
  const problem = partsProblem(payment, parts);
  if (problem) throw invalidField(problem.path, problem.message);
}

const playersOf = (parts: readonly PartToAssign[]): string[] =>
  parts.flatMap((part) => (part.club ? [] : [part.player_id]));

function checkKnown(parts: readonly PartToAssign[], known: string[]): void {
  const unknown = parts.findIndex((part) => !part.club && !known.includes(part.player_id));
  if (unknown >= 0) throw invalidField(`allocations.${unknown}.player_id`, 'names no player');
}

/** The player whose debt the payment wrote off, also after that was taken back. */
const forgivenBy = (payment: PaymentRecord): string | undefined =>
  [...payment.allocations, ...takenBackFrom(payment)][0]?.player_id;

function checkNotCash(payment: PaymentRecord): void {
  if (isByHand(payment))
    throw new AppError(
      'cash_needs_a_player',
      'What was entered by hand always belongs to somebody. Undo it instead.',
    );
}
