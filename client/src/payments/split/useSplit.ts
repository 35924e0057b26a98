import type { Allocation, PaymentDetail, Suggestion } from '@paidup/shared/payment';
import { computed, ref, shallowRef } from 'vue';
import {
  byDebts,
  CLUB,
  evenly,
  leftOf,
  type Part,
  problemOf,
  type Split,
  takerOf,
  withAmount,
  withoutPlayer,
  withPlayer,
} from './split-parts.ts';
import { useDraft } from '../../app/forms/useDraft.ts';
import { useDebts } from '../../summary/useSummary.ts';

const PROPOSED = 2;

/**
 * The split of one payment while it is edited. It starts with the credited players, or with the split that the server
 * suggests. If there are none, it starts with the two best guesses that rest on more than the amount, what each owes
 * first. The edits are kept until they are saved or started over, also over a reload and when the sheet is closed.
 */
export function useSplit(payment: PaymentDetail) {
  const debts = useDebts();
  const proposed = begin(payment, (id) => -(debts.value.get(id) ?? 0));
  const split = shallowRef<Split>(proposed);
  const { isKept, forget } = useDraft(
    `split:${payment.id}:${payment.rev}`,
    split,
    () => split.value !== proposed,
  );
  const edited = ref<string | null>(null);
  const taker = computed(() => takerOf(split.value, edited.value));

  function set(id: string, pence: number | null): void {
    const next = withAmount(split.value, id, pence);
    if (next === split.value) return;
    split.value = next;
    edited.value = id;
  }

  function startOver(): void {
    forget();
    split.value = proposed;
  }

  function giveRest(): void {
    const to = taker.value;
    if (to) split.value = withAmount(split.value, to.id, (to.pence ?? 0) + leftOf(split.value));
  }

  return {
    split,
    isKept,
    forget,
    startOver,
    left: computed(() => leftOf(split.value)),
    problem: computed(() => problemOf(split.value)),
    taker,
    set,
    giveRest,
    add: (person: Omit<Part, 'pence'>) => (split.value = withPlayer(split.value, person)),
    remove: (id: string) => (split.value = withoutPlayer(split.value, id)),
    evenOut: () => (split.value = evenly(split.value)),
    /** The parts in the API's form, with the payment's sign. */
    allocations: computed<Allocation[]>(() =>
      split.value.parts.map(({ id, name, pence }) => {
        const amount = (pence ?? 0) * Math.sign(payment.amount);
        return id === CLUB.id ? { club: true, amount } : { player_id: id, name, amount };
      }),
    ),
  };
}

function begin(payment: PaymentDetail, balanceOf: (id: string) => number): Split {
  const total = Math.abs(payment.amount);
  const person = (one: Allocation | Suggestion) => {
    if ('club' in one) return CLUB;
    return { id: one.player_id, name: one.name, balance: balanceOf(one.player_id) };
  };
  const known = payment.allocations.length > 1 ? payment.allocations : payment.suggested_split?.allocations;
  if (known) {
    const parts = known.map((part) => ({ ...person(part), pence: Math.abs(part.amount) }));
    return { total, parts, rule: 'typed' };
  }
  const guesses = payment.suggestions?.filter((guess) => !guess.by_amount) ?? [];
  const likely = payment.allocations.length > 0 ? payment.allocations : guesses;
  const parts = likely.slice(0, PROPOSED).map((one) => ({ ...person(one), pence: null }));
  // Money that went out pays for no game.
  return payment.amount < 0 ? evenly({ total, parts }) : byDebts({ total, parts });
}
