import { formatMoney } from '@paidup/shared/format-money';
import { seed } from '../../../shared/test/seed.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import type { TestStore } from '../support/stores.ts';
import { expectEqual } from './compare.ts';
import { createModel } from './model.ts';
import { openClub } from './real-club.ts';
import { anyBank, type Transaction } from './scene.ts';
import { createStage, type Stage } from './stage.ts';
import { anyStep, RESTART, type Step } from './steps.ts';

/** How many stories are told. `RUNS=2000` tells more. */
export const RUNS = Number(process.env.RUNS ?? 300);

/** So many random stories, each on the club and on the model of it, which must never part. */
export function describeStories(store: TestStore, runs: number): void {
  describe(`any story of up to sixty deeds on ${store.name}`, () => {
    let stage: Stage;
    const longest = 180_000 + runs * 300;
    let hasFailed = false;
    beforeAll(() => {
      stage = createStage(store);
    });
    afterAll(() => stage.close());

    it('comes to what the model says', { timeout: 2 * longest }, async () => {
      const { failed, errorInstance, numRuns } = await fc.check(
        fc.asyncProperty(anyBank, fc.array(anyStep, { minLength: 1, maxLength: 60, size: 'max' }), tell),
        {
          seed: seed(),
          numRuns: runs,
          // The shortest story that was found by then is better than none.
          interruptAfterTimeLimit: longest,
          markInterruptAsFailure: true,
        },
      );
      if (errorInstance instanceof Error) throw errorInstance;
      if (failed) throw new Error(`only ${numRuns} stories in ${longest / 1000} s`);
    });

    /** Plays the story; when the club and the model part, the error is the story up to there. */
    async function tell(bank: Transaction[], steps: Step[]): Promise<void> {
      const at = (payment: number) => bank[payment - 1] as Transaction;
      const told: string[] = [];
      const model = createModel();
      const club = await openClub(stage, steps.includes(RESTART));
      try {
        for (const [turn, { say, does, distracts }] of steps.entries()) {
          does?.(model.deeds, at);
          model.settle();
          told[turn] = say;
          told[turn] += ` — ${await answerTo(() => does?.(club.deeds, at) ?? distracts?.(club, at))}`;
          // A look takes longer than a deed. Once a story has failed, the shorter ones are looked at all along.
          if (hasFailed || turn % 3 === 2 || turn === steps.length - 1) await expectEqual(club, model);
        }
        expect((await club.audit()).findings).toEqual([]);
      } catch (error) {
        hasFailed = true;
        throw new Error(storyOf(bank, told, error), { cause: error });
      } finally {
        await stage.end();
      }
    }
  });
}

/** How the club answers, in a word or two; only a refusal is an error that a story may hold. */
async function answerTo(deed: () => unknown): Promise<string> {
  try {
    const answer = await deed();
    return Array.isArray(answer) ? answer.join(', ') : typeof answer === 'string' ? answer : 'done';
  } catch (error) {
    if (error instanceof AppError) return `refused, ${error.code}`;
    throw error;
  }
}

/** The story in numbered sentences, after the payments that it tells of. */
function storyOf(bank: Transaction[], told: string[], error: unknown): string {
  const isTold = (number: number) => new RegExp(`ayments? (\\d, )*${number}\\b`).test(told.join('\n'));
  const payments = bank.map(({ amount, counterparty, reference }, index) => {
    const number = index + 1;
    const from = `${formatMoney(amount)} from ${counterparty || 'no name'}, reference ${reference}`;
    return isTold(number) ? [`  Payment ${number} is ${from}.`] : [];
  });
  const deeds = told.map((sentence, index) => `${String(index + 1).padStart(3)}. ${sentence}.`);
  const parting = error instanceof Error ? error.message : String(error);
  return [`In this story (SEED=${seed()}) the club goes wrong.`, ...payments.flat(), ...deeds, parting].join(
    '\n',
  );
}
