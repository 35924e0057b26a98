import { beforeEach, describe, expect, test } from 'vitest';
import { type App, startApp } from './app.ts';
import { axeFindings, type Window, useBrowser } from './browser.ts';

type Player = { id: string; name: string; total_paid: number; accepted_bank_names: string[] };

const FOCUSED = 'document.activeElement.innerText.replace(/\\s+/g, " ").trim()';

describe.each([
  ['a phone', { width: 390, height: 844, touch: true }],
  ['a laptop', { width: 1280, height: 800 }],
])('the inbox on %s, it', (_name, size) => {
  const openWindow = useBrowser();
  let app: App;
  let window: Window;
  beforeEach(async () => {
    app = await startApp();
    for (const [name, names] of [
      ['Marcus Bell', ['MR M BELL']],
      ['Jo Smith', []],
      ['Alex Jones', []],
    ] as const)
      await app.call('/api/v1/players', { name, accepted_bank_names: names });
    window = await openWindow(size);
    return async () => {
      await window.page.context().close();
      await app.stop();
    };
  });

  test('credits the clear guess in one tap, and takes it back', async () => {
    const { page, complaints } = window;
    await app.deliver('tx_1', 'M BELL');
    await page.goto(`${app.url}/money`);
    await page.getByText(/one of their names/).waitFor();
    await page.getByRole('button', { name: 'Just this once' }).click();
    await page.getByText('£5.00 credited to Marcus Bell').waitFor();
    await page.getByText('Nothing needs you').waitFor();
    expect(await paid('Marcus Bell')).toBe(500);
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: 'Needs you 1' }).waitFor();
    expect(await paid('Marcus Bell')).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('remembers the payer in one more tap, and forgets them when that is undone', async () => {
    const { page, complaints } = window;
    await app.deliver('tx_1', 'M BELL');
    await page.goto(`${app.url}/money`);
    await page.getByRole('button', { name: 'Just this once' }).click();
    await page.getByLabel('Remember M BELL, so it is credited automatically next time').click();
    await page.getByText('Payments from M BELL now go to Marcus Bell').waitFor();
    await app.deliver('tx_2', 'M. Bell');
    await expect.poll(() => paid('Marcus Bell')).toBe(1000);
    await page.locator('main').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone, and M BELL is forgotten').waitFor();
    expect((await player('Marcus Bell')).accepted_bank_names).toEqual(['MR M BELL']);
    expect(complaints).toEqual([]);
  });

  test('says whose a name is before it moves it in one step, and gives it back', async () => {
    const { page } = window;
    await app.deliver('tx_1', 'MR M BELL JOINT');
    await page.goto(`${app.url}/money`);
    await app.call('/api/v1/players', { name: 'Martin', accepted_bank_names: [] });
    await page.getByRole('button', { name: /Marcus Bell/ }).click();
    // Else the name could credit it before the tap does.
    await expect.poll(() => paid('Marcus Bell')).toBe(500);
    const martin = await player('Martin');
    await app.call(`/api/v1/players/${martin.id}`, { accepted_bank_names: ['MR M BELL JOINT'] }, 'PATCH');
    const remember = page.getByLabel('Remember MR M BELL JOINT, so it is credited automatically next time');
    await remember.click();
    await page.getByText('Payments from MR M BELL JOINT go to Martin at the moment.').waitFor();
    expect(await remember.isChecked()).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Leave it with Martin' }).click();
    expect((await player('Marcus Bell')).accepted_bank_names).toEqual(['MR M BELL']);
    await remember.click();
    await page.getByRole('button', { name: 'Move this name to Marcus Bell' }).click();
    await page.getByText('Payments from MR M BELL JOINT now go to Marcus Bell').waitFor();
    await expect.poll(() => remember.isChecked()).toBe(true);
    expect((await player('Martin')).accepted_bank_names).toEqual([]);
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Payments from MR M BELL JOINT now go to Martin').waitFor();
    expect((await player('Martin')).accepted_bank_names).toEqual(['MR M BELL JOINT']);
    expect(await paid('Marcus Bell')).toBe(500);
  });

  test('goes on to the next payment, and keeps each card where it is while money comes in', async () => {
    const { page } = window;
    await app.deliver('tx_old', 'STRANGER', 700);
    await app.deliver('tx_new', 'M BELL');
    await page.goto(`${app.url}/money`);
    const guess = page.getByRole('button', { name: 'Just this once' });
    await guess.waitFor();
    const before = await guess.boundingBox();
    await app.deliver('tx_newest', 'LATECOMER', 900);
    await page.getByRole('article', { name: '£9.00 from LATECOMER' }).waitFor();
    expect(await guess.boundingBox()).toEqual(before);
    await guess.click();
    await expect.poll(() => page.evaluate(FOCUSED)).toBe('STRANGER +£7.00');
  });

  test('splits £10.00 three ways, to the penny, and only once it adds up', async () => {
    const { page, complaints } = window;
    await app.deliver('tx_1', 'STRANGER', 1000, 'MARCUS');
    await page.goto(`${app.url}/money`);
    await page.getByRole('button', { name: 'Split' }).click();
    const sheet = page.getByRole('dialog');
    for (const name of ['Jo Smith', 'Alex Jones']) {
      await sheet.getByRole('button', { name: 'Add a player' }).click();
      await sheet.getByRole('button', { name: new RegExp(name) }).click();
    }
    await sheet.getByText('£3.33 each, and the odd penny goes to the first.').waitFor();
    await sheet.getByText('Nothing left over.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await sheet.getByLabel('Amount for Jo Smith').fill('5');
    await sheet.getByText('£1.67 too much.').waitFor();
    for (const leave of [() => page.keyboard.press('Escape'), () => sheet.getByLabel('Close').click()]) {
      await sheet.getByRole('button', { name: 'Add a player' }).click();
      await page.locator('[type=search]:focus').waitFor();
      await leave();
      await expect.poll(() => page.evaluate(FOCUSED)).toBe('Add a player');
      await sheet.getByText('£1.67 too much.').waitFor();
    }
    await sheet.getByLabel('Amount for Jo Smith').press('Enter');
    expect(await sheet.getByRole('button', { name: 'Credit 3 players' }).isDisabled()).toBe(true);
    expect(await paid('Jo Smith')).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'Take the £1.67 off Alex Jones' }).click();
    await sheet.getByText('Nothing left over.').waitFor();
    await sheet.getByRole('button', { name: 'Credit 3 players' }).click();
    await page.getByText('£10.00 credited to 3 players').waitFor();
    expect(await Promise.all(['Marcus Bell', 'Jo Smith', 'Alex Jones'].map(paid))).toEqual([334, 500, 166]);
    expect(complaints).toEqual([]);
  });

  test('shows both versions when somebody else was faster with a split', async () => {
    const { page } = window;
    await app.deliver('tx_1', 'STRANGER', 1000, 'MARCUS');
    await page.goto(`${app.url}/money`);
    await page.getByRole('button', { name: 'Split' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Credit Marcus Bell' }).waitFor();
    const allocations = [{ player_id: (await player('Jo Smith')).id, amount: 1000 }];
    await app.call('/api/v1/payments/tx_1/allocations', { allocations }, 'PUT');
    await sheet.getByRole('button', { name: 'Credit Marcus Bell' }).click();
    await sheet.getByText('£10.00 to Jo Smith').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'Save mine' }).click();
    await expect.poll(() => paid('Marcus Bell')).toBe(1000);
    expect(await paid('Jo Smith')).toBe(0);
  });

  test('says that a payment was ignored meanwhile before a split brings it back', async () => {
    const { page } = window;
    await app.deliver('tx_1', 'STRANGER', 1000, 'MARCUS');
    await page.goto(`${app.url}/money`);
    await page.getByRole('button', { name: 'Split' }).click();
    const sheet = page.getByRole('dialog');
    const credit = sheet.getByRole('button', { name: 'Credit Marcus Bell' });
    await credit.waitFor();
    await app.call('/api/v1/payments/tx_1/ignored', {}, 'PUT');
    await credit.click();
    await sheet.getByText('Ignored', { exact: true }).waitFor();
    await expect.poll(() => credit.count()).toBe(0);
    await sheet.getByRole('button', { name: 'Take theirs' }).click();
    await sheet.waitFor({ state: 'detached' });
    expect(await paid('Marcus Bell')).toBe(0);
  });

  test('credits somebody else, also one who is new, and can remember the payer with it', async () => {
    const { page, complaints } = window;
    await app.deliver('tx_1', 'NEWMAN P');
    await app.deliver('tx_2', 'NEWMAN P', 300);
    await page.goto(`${app.url}/money`);
    await page.getByRole('button', { name: 'More about £5.00 from NEWMAN P' }).click();
    await page.getByRole('button', { name: 'Credit and remember NEWMAN P' }).click();
    const sheet = page.getByRole('dialog', { name: 'Whose is £5.00 from NEWMAN P?' });
    expect(await sheet.getByLabel('Remember NEWMAN P').isChecked()).toBe(true);
    await page.locator('[type=search]:focus').waitFor();
    await sheet.getByRole('searchbox').fill('Paul Newman');
    await sheet.getByText('Nobody matches “Paul Newman”').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'Add “Paul Newman” as a new player' }).click();
    await page.getByText('£5.00 credited to Paul Newman, and 1 other payment too').waitFor();
    expect(await paid('Paul Newman')).toBe(800);
    expect(complaints).toEqual([]);
  });

  test('credits money that went out as a refund', async () => {
    const { page } = window;
    await app.deliver('tx_in', 'MR M BELL');
    await app.deliver('tx_out', 'MR M BELL', -500);
    await page.goto(`${app.url}/money`);
    await page.getByText('Did you give it back?').waitFor();
    await page.getByRole('button', { name: /Refund to Marcus Bell/ }).click();
    await page.getByText('£5.00 refunded to Marcus Bell').waitFor();
    expect(await paid('Marcus Bell')).toBe(0);
  });

  test('ignores a payment and its payer, and stops ignoring them', async () => {
    const { page, complaints } = window;
    await app.deliver('tx_1', 'AUNTIE JOAN');
    await page.goto(`${app.url}/money`);
    await page.getByRole('button', { name: 'Ignore' }).click();
    await page.getByLabel('Why (optional)').fill('A birthday present');
    await page.getByLabel('Ignore AUNTIE JOAN from now on').click();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ignore it and AUNTIE JOAN' }).click();
    await page.getByText('AUNTIE JOAN is ignored from now on').waitFor();
    await app.deliver('tx_2', 'AUNTIE JOAN');
    await page.goto(`${app.url}/money?show=all`);
    await page.getByRole('heading', { name: 'Ignored payers' }).waitFor();
    await page.getByRole('button', { name: 'Stop ignoring AUNTIE JOAN' }).click();
    await page.getByText('won’t come back').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Stop ignoring' }).click();
    await page.getByText('Payments from AUNTIE JOAN show again').waitFor();
    await app.deliver('tx_3', 'AUNTIE JOAN');
    await page.getByRole('link', { name: 'Needs you 1' }).waitFor();
    expect(complaints).toEqual([]);
  });

  async function player(name: string): Promise<Player> {
    const { items } = await app.call<{ items: Player[] }>('/api/v1/players?archived=all');
    const found = items.find((one) => one.name === name);
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  }

  async function paid(name: string): Promise<number> {
    return (await player(name)).total_paid;
  }
});
