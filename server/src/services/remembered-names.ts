import { BANK_NAME_LENGTH, normaliseBankName, payerText } from '@paidup/shared/bank-name';
import type { Allocation } from '@paidup/shared/payment';
import type { Remembered } from '../domain/corrections.ts';
import type { PaymentEntry, PaymentRecord } from '../domain/records.ts';
import { AppError, invalidField } from '../errors.ts';
import type { Store } from '../store/store.ts';
import type { PlayersService } from './players.ts';
import { anybody, type MayTakeFrom, nobody } from './revise-player.ts';

/** Gives payers' names to the players whom their payments are credited to, and takes them away with an undo. */
export function createRememberedNames(
  { players }: Pick<Store, 'players'>,
  playersService: Pick<PlayersService, 'addBankName' | 'returnBankName' | 'removeBankName'>,
) {
  return {
    /**
     * Gives the payer's name to the one player of the parts, unless they have it. With `moves` another may lose it. 400 if
     * anybody else has a part.
     */
    async remember(
      payment: PaymentRecord,
      parts: readonly Allocation[],
      moves: boolean,
      by: string,
    ): Promise<AddedBankName> {
      const [part, ...more] = parts;
      if (!part || 'club' in part || more.length > 0)
        throw invalidField('remember', 'goes with one player only');
      const bankName = { player_id: part.player_id, name: bankNameOfPayer(payment) };
      return give(bankName, by, moves ? anybody : nobody);
    },

    /**
     * Takes the name off the player who got it with the change, if they still have it, or gives it to them again. The
     * player from whom it had been moved gets it back in the same write, or loses it again, if they still have it.
     */
    async undoName(name: Remembered | null, by: string): Promise<AddedBankName | TakenBankName | null> {
      if (!name?.isTaken) return name && give(name, by, (id) => id === name.other);
      const owner = await players.findByBankKey(normaliseBankName(name.name));
      if (owner?.id !== name.player_id) return null;
      const remembered = { player_id: owner.id, name: owner.bank_name };
      const movedTo = await take(remembered, name.other, by);
      const revert = async () => {
        await give(remembered, by, (id) => id === movedTo);
      };
      const entry = { forgot: owner.bank_name, ...(movedTo === null ? {} : { moved_to: movedTo }) };
      return { revert, remembered, entry };
    },
  };

  async function give(
    { player_id, name }: BankNameOf,
    by: string,
    mayTakeFrom: MayTakeFrom,
  ): Promise<AddedBankName> {
    const isNew = (await players.findByBankKey(normaliseBankName(name)))?.id !== player_id;
    const { credit, takenFrom } = await playersService
      .addBankName(player_id, name, by, mayTakeFrom)
      .catch(rejectAtRemember);
    if (!isNew) return { credit, revert: async () => {}, entry: {} };
    const revert = async () => {
      await take({ player_id, name }, takenFrom, by);
    };
    const entry = { remembered: name, ...(takenFrom === null ? {} : { moved_from: takenFrom }) };
    return { credit, revert, entry };
  }

  /** Takes the name off the player. Whoever had it before gets it back if they can, and is returned. */
  async function take(
    { player_id, name }: BankNameOf,
    former: string | null,
    by: string,
  ): Promise<string | null> {
    if (former !== null && (await playersService.returnBankName(former, name, player_id, by))) return former;
    await playersService.removeBankName(player_id, name, by);
    return null;
  }
}

/** The bank name that an assignment gave to a player. */
export type AddedBankName = {
  /** Credits the other payments that show the name, and returns their number. */
  credit: () => Promise<number>;
  revert: () => Promise<void>;
  /** The part of the history entry that names it. It is empty if the player had the name before. */
  entry: Pick<PaymentEntry, 'remembered' | 'moved_from'>;
};

/** The bank name that an undo took from a player. */
export type TakenBankName = {
  revert: () => Promise<void>;
  remembered: BankNameOf;
  entry: Pick<PaymentEntry, 'forgot' | 'moved_to'>;
};

type BankNameOf = { player_id: string; name: string };

/** The texts of a payment that may name its payer. */
export type PayerTexts = Pick<PaymentRecord, 'counterparty_name' | 'description'>;

/** Reports a name that is taken at `remember`, the field of this request. */
function rejectAtRemember(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== 'bank_name_taken') throw error;
  const errors = error.errors?.map(({ message }) => ({ path: 'remember', message }));
  throw new AppError(error.code, error.message, errors);
}

/** The payer's name without control characters. 400 at `remember` when there is none. */
export function nameOfPayer(payment: PayerTexts): string {
  const name = payerText(payment)
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  if (normaliseBankName(name) === '') throw invalidField('remember', 'has no name to remember');
  return name;
}

/** The payer's name as a bank name. 400 at `remember` when it is too long for one. */
function bankNameOfPayer(payment: PayerTexts): string {
  const name = nameOfPayer(payment);
  if (name.length > BANK_NAME_LENGTH) throw invalidField('remember', TOO_LONG);
  return name;
}

const TOO_LONG = `goes with a name of at most ${BANK_NAME_LENGTH} characters, and this one is too long to be a bank name`;
