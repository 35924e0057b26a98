import { formatMoney } from '@paidup/shared/format-money';
import { seed } from '../../../shared/test/seed.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import type { TestStore } from '../support/stores.ts';
import { expectEqual } from './compare.ts';
import { createModel } from './model.ts';
import { openClub } from './real-club.ts';
import { anyBank, ENTRIES, type Transaction } from './scene.ts';
import { createStage, type Stage } from './stage.ts';
import type { Step } from './step.ts';
import { anySteps, RESTART } from './steps.ts';

/** The number of stories on SQLite. `RUNS=2000` plays more. */
export const RUNS = Number(process.env.RUNS ?? 300);

/** Plays random stories on the club and on its model, and expects both to agree all the time. */
export function describeStories(store: TestStore, runs: number): void {
  describe(`any story of up to sixty steps on ${store.name}`, () => {
    let stage: Stage;
    const maxTime = 90_000 + runs * 300;
    let hasFailed = false;
    beforeAll(() => {
      stage = createStage(store);
    });
    afterAll(() => stage.close());

    it('ends as the model says', { timeout: 2 * maxTime }, async () => {
      const { failed, errorInstance, numRuns } = await fc.check(fc.asyncProperty(anyBank, anySteps, play), {
        seed: seed(),
        numRuns: runs,
        // When the time is over, the shortest failing story found so far is reported. A slow machine plays fewer.
        interruptAfterTimeLimit: maxTime,
      });
      if (errorInstance instanceof Error) throw errorInstance;
      expect(failed).toBe(false);
      expect(numRuns).toBeGreaterThanOrEqual(Math.min(runs, 20));
      if (numRuns < runs)
        console.log(`Only ${numRuns} of ${runs} stories were played in ${maxTime / 1000} s.`);
    });

    /** Plays the story. When the club and the model differ, the error tells the story up to that step. */
    async function play(bank: Transaction[], steps: Step[]): Promise<void> {
      const at = (payment: number) => [...bank, ...ENTRIES][payment - 1] as Transaction;
      const sentences: string[] = [];
      const model = createModel();
      const club = await openClub(stage, steps.includes(RESTART));
      try {
        for (const [index, { say, does, distracts }] of steps.entries()) {
          does?.(model.actions, at);
          model.settle();
          sentences[index] = say;
          sentences[index] += ` — ${await answerTo(() => does?.(club.actions, at) ?? distracts?.(club, at))}`;
          // A comparison takes longer than a step, so only every third step has one. Once a story has failed, the
          // shorter stories are compared after every step.
          if (hasFailed || index % 3 === 2 || index === steps.length - 1) await expectEqual(club, model);
        }
        expect((await club.audit()).findings).toEqual([]);
      } catch (error) {
        hasFailed = true;
        throw new Error(storyOf(bank, sentences, error), { cause: error });
      } finally {
        await stage.end();
      }
    }
  });
}

/** Returns the club's answer in a word or two. The only error that a story may contain is a refusal. */
async function answerTo(action: () => unknown): Promise<string> {
  try {
    const answer = await action();
    return Array.isArray(answer) ? answer.join(', ') : typeof answer === 'string' ? answer : 'done';
  } catch (error) {
    if (error instanceof AppError) return `refused, ${error.code}`;
    throw error;
  }
}

/** Returns the story in numbered sentences, after a list of the payments that it mentions. */
function storyOf(bank: Transaction[], sentences: string[], error: unknown): string {
  const isMentioned = (number: number) =>
    new RegExp(`ayments? (\\d, )*${number}\\b`).test(sentences.join('\n'));
  const payments = [...bank, ...ENTRIES].map(({ amount, counterparty, reference }, index) => {
    const number = index + 1;
    const from = `${formatMoney(amount)} from ${counterparty || 'no name'}, reference ${reference}`;
    return isMentioned(number) ? [`  Payment ${number} is ${from}.`] : [];
  });
  const steps = sentences.map((sentence, index) => `${String(index + 1).padStart(3)}. ${sentence}.`);
  const difference = error instanceof Error ? error.message : String(error);
  return [
    `In this story (SEED=${seed()}) the club goes wrong.`,
    ...payments.flat(),
    ...steps,
    difference,
  ].join('\n');
}
