import type { Bank } from '@paidup/shared/bank';
import { flushPromises } from '@vue/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { aBank } from '../../test/bank-records.ts';
import { type Answer, type Request, startFakeApi } from '../../test/fake-api.ts';
import { mountPagePart } from '../../test/mount-page-part.ts';
import { shellTexts } from '../app/texts.ts';
import BankCard from './BankCard.vue';
import BankPage from './BankPage.vue';

async function open(part: typeof BankPage, bank: Bank, answers: (request: Request) => Answer | undefined) {
  let now = bank;
  const requests = await startFakeApi((request) => {
    const given = answers(request);
    if (given) return given;
    if (request.call === 'PATCH /bank') now = { ...now, ...(request.body as Partial<Bank>) };
    const isOfBank = request.call === 'GET /bank' || request.call === 'PATCH /bank';
    return { body: isOfBank ? now : {} };
  });
  const page = mountPagePart(part, {}, [[['bank', 'now'], bank]]);
  return {
    page,
    requests,
    patches: () => requests.filter(({ call }) => call === 'PATCH /bank').map(({ body }) => body),
    button: (name: string) => page.findAll('button').find((one) => one.text() === name),
    sees: (text: string) => vi.waitFor(() => expect(page.text()).toContain(text)),
  };
}

const refusal = {
  status: 503,
  body: { code: 'bank_unavailable', detail: 'Monzo can’t be reached right now.' },
};

describe('the bank’s page, it', () => {
  test('turns each switch on when it is saved, and only then', async () => {
    const { page, patches, sees } = await open(BankPage, aBank(), ({ body }) =>
      (body as { feed?: boolean } | undefined)?.feed ? refusal : undefined,
    );
    const box = (name: string) => {
      const label = page.findAll('label').find((one) => one.text().startsWith(name));
      return page.find<HTMLInputElement>(`[id="${label?.attributes('for')}"]`);
    };
    await box('Note the player').setValue(true);
    await vi.waitFor(() => expect(box('Note the player').element.checked).toBe(true));
    await box('Tell me who owes').setValue(true);
    await sees('Monzo can’t be reached right now.');
    await vi.waitFor(() => expect(box('Tell me who owes').element.checked).toBe(false));
    expect(patches()).toEqual([{ annotate: true }, { feed: true }]);
  });

  test('asks for the pot before anything is moved, and needs no pot any more when it is off', async () => {
    const items = [{ id: 'pot_1', name: 'Football', balance: 12_000 }];
    const { page, patches, sees } = await open(BankPage, aBank(), ({ call }) =>
      call === 'GET /bank/pots' ? { body: { items } } : undefined,
    );
    const [pot] = page.findAll<HTMLInputElement>('input[type=checkbox]');
    await pot?.setValue(true);
    await sees('Football · £120.00');
    expect(patches()).toEqual([]);
    await page.find('select').setValue('pot_1');
    await vi.waitFor(() => expect(patches()).toEqual([{ pot_id: 'pot_1' }]));
    await flushPromises();
    await vi.waitFor(() => expect(page.find('select').attributes('disabled')).toBeUndefined());
    await pot?.setValue(false);
    await vi.waitFor(() => expect(patches().at(-1)).toEqual({ pot_id: null }));
    await vi.waitFor(() => expect(page.find('select').exists()).toBe(false));
  });

  test('asks a bank for its pots only while it is connected', async () => {
    for (const state of ['login_expired', 'awaiting_approval', 'connected'] as const) {
      const { page } = await open(BankPage, aBank({ state, pot_id: 'pot_1' }), () => undefined);
      expect([state, page.text().includes(shellTexts.loading)]).toEqual([state, state === 'connected']);
      page.unmount();
    }
  });

  test('says what the bank wants when a look was refused for it, and else why it was', async () => {
    for (const [state, sees, says] of [
      ['login_expired', 'Monzo is logged out', false],
      ['connected', 'Monzo is behind', true],
    ] as const) {
      const after = aBank({ state, problem_code: state === 'connected' ? 'catch_up_failed' : 'login_over' });
      const {
        page,
        button,
        sees: seen,
      } = await open(BankPage, aBank(), ({ call }) => (call === 'GET /bank' ? { body: after } : refusal));
      await button('Look again')?.trigger('click');
      await seen(sees);
      await flushPromises();
      expect([state, page.text().includes(refusal.body.detail)]).toEqual([state, says]);
      page.unmount();
    }
  });

  test('disconnects once that is confirmed', async () => {
    const { button, requests, sees } = await open(BankPage, aBank(), ({ call }) =>
      call === 'GET /bank' ? { body: aBank({ state: 'disconnected', account: null }) } : undefined,
    );
    await button('Disconnect Monzo')?.trigger('click');
    const confirm = () => [...document.querySelectorAll<HTMLButtonElement>('.modal button.btn-danger')][0];
    await vi.waitFor(() => expect(confirm()).toBeDefined());
    expect(document.body.textContent).toContain('Everything that was credited stays.');
    expect(requests).toEqual([]);
    confirm()?.click();
    confirm()?.click();
    await sees('Connect Monzo');
    expect(requests.filter(({ call }) => call === 'DELETE /bank/connection')).toHaveLength(1);
  });

  test('looks at once for what was missed, and says how far it is', async () => {
    const { page, button, requests, sees } = await open(BankPage, aBank(), ({ call }) =>
      call === 'GET /bank' ? { body: aBank({ catching_up: { checked: 300 } }) } : undefined,
    );
    await button('Look again')?.trigger('click');
    await button('Look again')?.trigger('click');
    await sees('Looked at 300 transactions');
    expect(page.find('[role=status]').text()).toBe('Looked at 300 transactions');
    expect(requests.filter(({ call }) => call === 'POST /bank/catch_up')).toHaveLength(1);
  });
});

describe('the bank among the settings, it', () => {
  test.each([
    [{}, 'Monzo is connectedJoint account · last heard', '/settings/bank'],
    [{ state: 'disconnected' }, 'Connect Monzo', '/settings/bank/connect'],
    [{ state: 'not_configured' }, 'Monzo isn’t connected', '/settings/bank'],
  ] as const)('leads on from %j', async (given, text, href) => {
    const { page } = await open(BankCard, aBank(given), () => undefined);
    expect(page.text()).toContain(text);
    expect(page.find('a').attributes('href')).toBe(href);
    expect(page.findAll('button')).toEqual([]);
  });

  test('says what is wrong with one button, which mends it', async () => {
    const problem = 'Monzo couldn’t be reached at 18:40.';
    const bank = aBank({ problem, problem_code: 'catch_up_failed' });
    const { page, button, requests } = await open(BankCard, bank, ({ call }) =>
      call === 'GET /bank' ? { body: aBank() } : undefined,
    );
    expect(page.text()).toContain(problem);
    expect(page.findAll('button')).toHaveLength(1);
    await button('Look again')?.trigger('click');
    await vi.waitFor(() => expect(page.text()).not.toContain(problem));
    expect(requests[0]).toMatchObject({ call: 'POST /bank/catch_up', body: {} });
  });

  test('says why a login can’t begin', async () => {
    const { button, sees } = await open(BankCard, aBank({ state: 'login_expired' }), ({ call }) =>
      call === 'POST /bank/connection' ? refusal : undefined,
    );
    await button('Reconnect')?.trigger('click');
    await sees('Monzo can’t be reached right now.');
    expect(button('Reconnect')).toBeDefined();
  });
});
