import { seed } from '@paidup/shared/test-seed';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sqlite, stores } from '../support/stores.ts';
import type { Transaction } from './money-model.ts';
import { expectEqual } from './compare.ts';
import { openClub } from './real-club.ts';
import { anyBank, anyStep, createModel, KICK_OFFS, PLAYERS, type Step } from './steps.ts';

/** Stories on SQLite; a tenth of them on MongoDB. `RUNS=2000` tells more. */
const runs = Number(process.env.RUNS ?? 300);

describe.each(stores)('any story of up to sixty deeds on $name', (store) => {
  it('comes to what the model says', { timeout: 120_000 + runs * 500 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyBank, fc.array(anyStep, { minLength: 1, maxLength: 60, size: 'max' }), tell),
      { seed: seed(), numRuns: store === sqlite ? runs : Math.ceil(runs / 10) },
    );
  });

  /** Plays the story; when the club and the model part, the error is the story. */
  async function tell(bank: Transaction[], steps: Step[]): Promise<void> {
    // Only a file can be closed and opened again.
    const folder =
      store === sqlite && steps.some(({ say }) => say === 'a restart')
        ? mkdtempSync(join(tmpdir(), 'paidup-story-'))
        : null;
    const place = folder
      ? { url: `sqlite:${join(folder, 'club.db')}`, remove: () => Promise.resolve() }
      : store.place();
    const club = await openClub(place, bank, PLAYERS, KICK_OFFS);
    const model = createModel(bank);
    const told: string[] = bank.map(
      ({ payer, description, amount }, id) =>
        `payment ${id}: ${amount} pence from “${payer}”, “${description}”`,
    );
    try {
      for (const step of steps) {
        model.turn += 1;
        const expected = step.model(model);
        told.push(`${model.turn}. ${step.say}: ${String(expected)}`);
        const answer = await step.real(club, model);
        if (!step.say.endsWith('pass')) expect(answer).toEqual(expected);
        if (model.turn % 10 === 0) await expectEqual(club, model);
      }
      await expectEqual(club, model);
      expect((await club.services().store.audit()).findings).toEqual([]);
    } catch (error) {
      throw new Error(
        `the club and the model part:\n${told.join('\n')}\n${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      );
    } finally {
      await club.close();
      if (folder) rmSync(folder, { recursive: true, force: true });
    }
  }
});
