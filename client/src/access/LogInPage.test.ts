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

  test('shows the password on demand', async () => {
    const page = mountPagePart(LogInPage, {});
    await page.get('.show').trigger('click');
    expect(page.get('input[autocomplete=current-password]').attributes('type')).toBe('text');
    expect(page.get('.show').attributes('aria-pressed')).toBe('true');
  });
});

describe('the set-up, it', () => {
  async function openLink(hash: string) {
    const page = mountPagePart(SetUpPage, {});
    await page.vm.$router.push(`/set-up${hash}`);
    await page.vm.$nextTick();
    return page;
  }

  test('sends the token of the link with a password that is long enough', async () => {
    const requests = await startFakeApi(() => refusal(403, 'wrong_token', 'This link has been used.'));
    const page = await openLink('#secret-token');
    await page.get('input:not([readonly])').setValue('Wednesday Football');
    await page.get('input[type=password]').setValue('too short');
    await page.get('form').trigger('submit');
    expect(page.text()).toContain('12 characters or more');
    expect(requests).toEqual([]);
    await page.get('input[type=password]').setValue('wet grass under lights');
    expect(page.text()).toContain('Long enough.');
    await page.get('form').trigger('submit');
    await vi.waitFor(() => expect(page.get('[role=alert]').text()).toBe('This link has been used.'));
    expect(requests).toMatchObject([
      { call: 'POST /setup', body: { token: 'secret-token', password: 'wet grass under lights' } },
    ]);
  });

  test('says what to do without a link', async () => {
    const page = await openLink('');
    expect(page.text()).toContain('Open the link that Paid Up printed');
  });
});
