import { afterEach, expect, test, vi } from 'vitest';
import type { Component } from 'vue';
import { startFakeApi } from '../../../test/fake-api.ts';
import { aFixture } from '../../../test/fixture-records.ts';
import { mountPagePart } from '../../../test/mount-page-part.ts';
import { aPlayer } from '../../../test/records.ts';
import LogOutSheet from '../../access/LogOutSheet.vue';
import BankDisconnectSheet from '../../bank/BankDisconnectSheet.vue';
import FixtureCancelSheet from '../../fixtures/FixtureCancelSheet.vue';
import FixtureDeleteSheet from '../../fixtures/FixtureDeleteSheet.vue';
import PlayerDeleteSheet from '../../players/PlayerDeleteSheet.vue';
import PlayerEraseSheet from '../../players/PlayerEraseSheet.vue';
import PromiseSheet from '../../players/PromiseSheet.vue';

afterEach(() => (document.body.innerHTML = ''));

const SHEETS: [string, Component, Record<string, unknown>][] = [
  ['logs out', LogOutSheet, { count: 1 }],
  ['disconnects the bank', BankDisconnectSheet, {}],
  ['cancels a game', FixtureCancelSheet, { fixture: aFixture([]) }],
  ['deletes a game', FixtureDeleteSheet, { fixture: aFixture([]) }],
  ['deletes a player', PlayerDeleteSheet, { player: aPlayer() }],
  ['erases what is kept about a player', PlayerEraseSheet, { player: aPlayer() }],
  ['notes a promise', PromiseSheet, { player: aPlayer() }],
];

test.each(SHEETS)(
  'the sheet that %s says why it was refused until it is closed',
  async (_does, Sheet, props) => {
    await startFakeApi(() => ({ status: 409, body: { code: 'stale', detail: 'Not now.' } }));
    const sheet = mountPagePart(Sheet, { ...props, modelValue: true });
    const body = () => document.querySelector('.modal-body')?.textContent ?? '';
    await vi.waitFor(() => expect(document.querySelector('.modal-body button')).not.toBeNull());
    const input = document.querySelector<HTMLInputElement>('.modal-body input[type=text]');
    if (input) {
      input.value = aPlayer().name;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
    const form = document.querySelector('.modal-body form');
    if (form) form.dispatchEvent(new Event('submit', { cancelable: true }));
    else document.querySelector<HTMLElement>('.modal-body .btn-danger')?.click();
    await vi.waitFor(() => expect(body()).toContain('Not now.'));
    await sheet.setProps({ modelValue: false });
    await sheet.setProps({ modelValue: true });
    await vi.waitFor(() => expect(document.querySelector('.modal-body button')).not.toBeNull());
    expect(body()).not.toContain('Not now.');
    sheet.unmount();
  },
);
