import { expect, test } from 'vitest';
import { mountPagePart } from '../../../test/mount-page-part.ts';
import { aPlayerRow } from '../../../test/records.ts';
import PlayerNewForm from './PlayerNewForm.vue';

test('the form of a new player says that there is somebody of that name already', async () => {
  const known: [unknown[], unknown][] = [[['players', 'all'], [aPlayerRow({ name: 'Zoë Laurent' })]]];
  const form = mountPagePart(PlayerNewForm, {}, known);
  const name = form.get('input[type=text]');
  expect(form.text()).not.toContain('already');
  await name.setValue('zoe laurent');
  expect(form.text()).toContain('There’s a Zoë Laurent already.');
  await name.setValue('Zoe L');
  expect(form.text()).not.toContain('already');
});
