import { describe, expect, test, vi } from 'vitest';
import { startFakeApi } from '../../test/fake-api.ts';
import { mountPagePart } from '../../test/mount-page-part.ts';
import LogInPage from './LogInPage.vue';
import SetUpPage from './SetUpPage.vue';

const refusal = (status: number, code: string, detail: string) => ({
  status,
  body: { code, detail, title: '', type: 'about:blank', status },
});

describe('the log-in, it', () => {
  test('sends the password alone, and says at the field that it is wrong', async () => {
    const requests = await startFakeApi(() => refusal(401, 'wrong_password', 'That password is wrong.'));
    const page = mountPagePart(LogInPage, {});
    await page.get('form').trigger('submit');
    expect(page.text()).toContain('Type your password.');
    expect(requests).toEqual([]);
    await page.get('input[type=password]').setValue('not this one');
    await page.get('form').trigger('submit');
    await vi.waitFor(() => expect(page.text()).toContain('That password is wrong.'));
    expect(requests).toMatchObject([{ call: 'POST /session', body: { password: 'not this one' } }]);
    expect(page.get('input[type=password]').attributes('aria-invalid')).toBe('true');
    await page.get('input[type=password]').setValue('another');
    expect(page.text()).not.toContain('That password is wrong.');
  });

  test('sends a helper’s name too', async () => {
    const requests = await startFakeApi(() => refusal(429, 'too_many_requests', 'Too many tries.'));
    const page = mountPagePart(LogInPage, {});
    await page.get('button.tap').trigger('click');
    await page.get('input[autocomplete=username]').setValue(' Sam Porter ');
    await page.get('input[type=password]').setValue('a good long one');
    await page.get('form').trigger('submit');
    await vi.waitFor(() => expect(page.get('[role=alert]').text()).toBe('Too many tries.'));
    expect(requests).toMatchObject([{ body: { name: 'Sam Porter', password: 'a good long one' } }]);
  });

  test('tells a helper that the name may be wrong too', async () => {
    await startFakeApi(() => refusal(401, 'wrong_password', 'That password is wrong.'));
    const page = mountPagePart(LogInPage, {});
    await page.get('button.tap').trigger('click');
    await page.get('input[type=password]').setValue('a good long one');
    await page.get('form').trigger('submit');
    await vi.waitFor(() => expect(page.text()).toContain('That name and password don’t go together.'));
  });

  test('shows the password on demand', async () => {
    const page = mountPagePart(LogInPage, {});
    await page.get('.show').trigger('click');
    expect(page.get('input[autocomplete=current-password]').attributes('type')).toBe('text');
    expect(page.get('.show').attributes('aria-pressed')).toBe('true');
  });
});

describe('the set-up, it', () => {
  async function openLink(hash: string, setup_required = true) {
    const nobody = { authenticated: false, setup_required };
    const page = mountPagePart(SetUpPage, {}, [[['session'], nobody]]);
    await page.vm.$router.push(`/set-up${hash}`);
    await page.vm.$nextTick();
    return page;
  }

  test('sends the token of the link with a password that is long enough', async () => {
    const common = refusal(400, 'invalid_input', 'Please check “password”.');
    const errors = [{ path: 'password', message: 'is one that others would guess' }];
    const requests = await startFakeApi(() => ({ ...common, body: { ...common.body, errors } }));
    const page = await openLink('#secret-token');
    await page.get('input:not([readonly])').setValue('Wednesday Football');
    await page.get('input[type=password]').setValue('too short');
    await page.get('form').trigger('submit');
    expect(page.text()).toContain('12 characters or more');
    expect(requests).toEqual([]);
    await page.get('input[type=password]').setValue('wet grass under lights');
    expect(page.text()).toContain('Long enough.');
    await page.get('form').trigger('submit');
    await vi.waitFor(() => expect(page.text()).toContain('Password is one that others would guess.'));
    expect(page.text()).not.toContain('Long enough.');
    expect(requests).toMatchObject([
      { call: 'POST /setup', body: { token: 'secret-token', password: 'wet grass under lights' } },
    ]);
  });

  test.each([
    [true, 403, 'wrong_token', 'npm start'],
    [false, 403, 'wrong_token', 'ask the organiser for a new link'],
    [false, 404, 'not_found', 'Log in with it'],
  ])('says what to do with a link that is dead, %s %i', async (isUnclaimed, status, code, way) => {
    await startFakeApi(() => refusal(status, code, 'Dead.'));
    const page = await openLink('#old-token', isUnclaimed);
    await page.get('input[type=password]').setValue('wet grass under lights');
    await page.get('form').trigger('submit');
    await vi.waitFor(() => expect(page.get('h1').text()).toBe('This link no longer works'));
    expect(page.text()).toContain(way);
    expect(document.activeElement).toBe(page.get('h1').element);
    expect(page.find('form').exists()).toBe(false);
  });

  test('gives a password manager a name for the organiser only', async () => {
    const name = (page: Awaited<ReturnType<typeof openLink>>) =>
      page.findAll('input[autocomplete=username]').map(({ element }) => (element as HTMLInputElement).value);
    expect(name(await openLink('#new-token'))).toEqual(['organiser']);
    expect(name(await openLink('#new-token', false))).toEqual([]);
  });

  test('says what to do without a link', async () => {
    const page = await openLink('');
    expect(page.text()).toContain('Open the link that Paid Up printed');
  });
});
