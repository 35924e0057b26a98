import { describe, expect, test } from 'vitest';
import { defineComponent, h } from 'vue';
import { startFakeApi } from '../../../test/fake-api.ts';
import { mountPagePart } from '../../../test/mount-page-part.ts';
import { aPayment } from '../../../test/records.ts';
import { useCash } from './useCash.ts';

const jo = { id: 'jo', name: 'Jo' };

async function mountCash(answers: ('lost' | 'stored')[]) {
  const requests = await startFakeApi(() =>
    answers.shift() === 'stored'
      ? { status: 201, body: aPayment({ source: 'cash' }) }
      : { status: 504, body: {} },
  );
  let cash: ReturnType<typeof useCash> | undefined;
  mountPagePart(
    defineComponent(() => {
      cash = useCash();
      return () => h('p');
    }),
    {},
  );
  if (!cash) throw new Error('nothing was mounted');
  return { cash, keys: () => requests.map(({ key }) => key) };
}

describe('cash, it', () => {
  test('is sent again with the same key after its answer was lost', async () => {
    const { cash, keys } = await mountCash(['lost', 'stored']);
    expect(await cash.take({ player: jo, amount: 500 })).toBe(false);
    expect(await cash.take({ player: jo, amount: 500 })).toBe(true);
    const [lost, repeated] = keys();
    expect(repeated).toBe(lost);
  });

  test('gets another key once its amount is corrected, and its first key back with its first amount', async () => {
    const { cash, keys } = await mountCash(['lost', 'lost', 'stored']);
    await cash.take({ player: jo, amount: 500 });
    await cash.take({ player: jo, amount: 600 });
    await cash.take({ player: jo, amount: 500 });
    const [lost, corrected, repeated] = keys();
    expect(corrected).not.toBe(lost);
    expect(repeated).toBe(lost);
  });

  test('is the same payment for a second tap, and another one once it is renewed', async () => {
    const { cash, keys } = await mountCash(['stored', 'stored', 'stored']);
    await cash.take({ player: jo, amount: 500 });
    await cash.take({ player: jo, amount: 500 });
    expect(new Set(keys()).size).toBe(1);
    cash.renew();
    await cash.take({ player: jo, amount: 500 });
    expect(new Set(keys()).size).toBe(2);
  });
});
