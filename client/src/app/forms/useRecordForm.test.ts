import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { mount } from '@vue/test-utils';
import { afterEach, describe, expect, test } from 'vitest';
import { defineComponent, h, nextTick, shallowRef } from 'vue';
import { fixtureFields } from '../../fixtures/form/fixture-fields.ts';
import { playerFields } from '../../players/form/player-fields.ts';
import { settingsFields } from '../../settings/settings-fields.ts';
import { aFixture } from '../../../test/fixture-records.ts';
import { aPlayer } from '../../../test/records.ts';
import type { ApiError } from '../api/api-error.ts';
import type { Fields, RecordForm } from './record-form.ts';
import type { Values } from './record-values.ts';
import { useRecordForm } from './useRecordForm.ts';

const allFields = { ...settingsFields.club, ...settingsFields.games };
const settings = {
  club_name: 'Five-a-side',
  default_cost: 4500,
  default_fee: 500,
  min_players: 8,
  max_players: 12,
  default_time: '18:30',
  default_location: null,
  rev: 0,
};

const RECORDS: {
  noun: string;
  fields: Fields;
  record: Values & { rev: number };
  mine: [field: string, typed: unknown, words: string];
  /** What somebody else makes of the same field, as it is saved. */
  other: unknown;
  theirs: Values;
  both: Values;
}[] = [
  {
    noun: 'the settings',
    fields: allFields,
    record: settings,
    mine: ['default_fee', 700, '£7.00'],
    other: 550,
    theirs: { club_name: 'Friday Football', default_location: 'Goals' },
    both: { default_fee: 700, club_name: 'Friday Football', default_location: 'Goals' },
  },
  {
    noun: 'a fixture',
    fields: fixtureFields,
    record: aFixture([]),
    mine: ['max_players', '14', '14'],
    other: 13,
    theirs: { location: 'Goals', time: '19:00' },
    both: { max_players: 14, location: 'Goals', time: '19:00' },
  },
  {
    noun: 'a player',
    fields: playerFields,
    record: aPlayer(),
    mine: ['name', 'Ash', 'Ash'],
    other: 'Lee',
    theirs: { accepted_bank_names: ['KINGSCOTE AM', 'FOOTY ASH'] },
    both: { name: 'Ash', accepted_bank_names: ['KINGSCOTE AM', 'FOOTY ASH'] },
  },
];

afterEach(() => sessionStorage.clear());

describe.each(RECORDS)(
  'the form of $noun, it',
  ({ fields, record, mine: [field, typed, words], other, theirs, both }) => {
    test('saves only what was changed, and keeps what somebody else changed', async () => {
      const { form, type, server } = open(fields, record);
      type(field, typed);
      server.change(theirs);
      await form.submit();
      expect(form.conflict).toMatchObject([{ yours: words }]);
      expect(server.saved).toMatchObject(theirs);
      await form.submit();
      expect(server.saved).toMatchObject(both);
      expect(Object.keys(server.sent)).toEqual([field]);
      expect(form.conflict).toBeNull();
    });

    test('shows both versions of what both changed, and saves the one that is chosen', async () => {
      for (const choice of ['submit', 'drop'] as const) {
        const { form, type, server } = open(fields, record);
        type(field, typed);
        server.change({ [field]: other });
        await form.submit();
        const shown = fields[field]?.inWords(other);
        expect(form.conflict).toEqual([{ field: fields[field]?.label, theirs: shown, yours: words }]);
        await form[choice]();
        expect(form.conflict).toBeNull();
        const chosen = choice === 'submit' ? fields[field]?.parse(typed) : other;
        expect(server.saved).toMatchObject({ [field]: chosen });
        expect(form.values[field]).toEqual(fields[field]?.format(chosen));
      }
    });

    test('asks nothing when somebody else made the same change', async () => {
      const { form, type, server } = open(fields, record);
      type(field, typed);
      server.change({ [field]: fields[field]?.parse(typed), ...theirs });
      await form.submit();
      expect(form.conflict).toBeNull();
      expect(server.isSaved).toBe(true);
    });

    test('keeps over a reload what was typed and what it was typed onto, until it is saved or dropped', async () => {
      const first = open(fields, record);
      first.type(field, typed);
      await nextTick();
      first.close();
      const again = open(fields, { ...record, ...theirs, rev: record.rev + 1 });
      expect(again.form.isKept).toBe(true);
      expect(again.form.values[field]).toBe(typed);
      await again.form.submit();
      expect(again.form.conflict).toHaveLength(1);
      again.form.drop();
      await nextTick();
      again.close();
      expect(open(fields, record).form.isKept).toBe(false);
    });

    test('keeps no draft of what was put back as it was', async () => {
      const { type, close } = open(fields, record);
      type(field, typed);
      await nextTick();
      type(field, fields[field]?.format(record[field]));
      await nextTick();
      close();
      expect(open(fields, record).form.isKept).toBe(false);
    });

    test('follows what is saved until something is typed', async () => {
      const { form, type, server } = open(fields, record);
      server.change(theirs);
      await nextTick();
      const [name = ''] = Object.keys(theirs);
      expect(form.values[name]).toEqual(fields[name]?.format(theirs[name]));
      type(field, typed);
      server.change(record);
      await nextTick();
      expect(form.values[name]).toEqual(fields[name]?.format(theirs[name]));
    });
  },
);

describe('a form, it', () => {
  test('says a refusal at its field for as long as that is still typed, and anything else above', async () => {
    const { form, type, server } = open(allFields, settings);
    server.refuse(refusal('invalid_input', [{ path: 'club_name', message: 'must not be empty' }]));
    type('club_name', '\u200b');
    await form.submit();
    expect(form.fields['club_name']?.error).toBe('Club name must not be empty.');
    expect(form.note).toBe('');
    type('club_name', 'Friday Football');
    expect(form.fields['club_name']?.error).toBe('');
    server.refuse(refusal('invalid_input', [{ path: 'colour', message: 'is not known here' }]));
    await form.submit();
    expect(form.note).toBe('invalid_input in words');
    server.refuse(refusal('offline'));
    await form.submit();
    expect(form.note).toBe('offline in words');
  });

  test('does not send what is wrong, and sends once for two taps', async () => {
    const { form, type, server } = open(allFields, settings);
    type('club_name', ' ');
    await form.submit();
    expect(server.calls).toBe(0);
    type('club_name', 'Friday Football');
    await Promise.all([form.submit(), form.submit()]);
    expect(server.calls).toBe(1);
  });

  test('keeps what was typed when what is saved now can’t be fetched', async () => {
    const { form, type, server } = open(allFields, settings);
    type('club_name', 'Friday Football');
    server.change({ default_fee: 100 });
    server.isUnreachable = true;
    await form.submit();
    expect(form.conflict).toBeNull();
    expect(form.note).toBe('stale in words');
    expect(form.values['club_name']).toBe('Friday Football');
  });
});

/** A form of a record that a server keeps, who lets a change through only onto the revision that is saved. */
function open(fields: Fields, record: Values & { rev: number }) {
  const known = shallowRef(record);
  let refusing: ApiError | undefined;
  const server = {
    saved: record,
    sent: {} as Values,
    isSaved: false,
    isUnreachable: false,
    calls: 0,
    change(values: Values) {
      server.saved = { ...server.saved, ...values, rev: server.saved.rev + 1 };
      known.value = server.saved;
    },
    refuse(error: ApiError) {
      refusing = error;
    },
  };
  let form: RecordForm<Fields> | undefined;
  const part = mount(
    defineComponent(() => {
      form = useRecordForm({
        draft: 'record',
        fields,
        record: () => known.value,
        latest: async () => (server.isUnreachable ? record : server.saved),
        async save(changes, rev) {
          server.calls += 1;
          if (refusing) throw refusing;
          if (rev !== server.saved.rev) throw refusal('stale');
          server.sent = changes;
          server.change(changes);
          return server.saved;
        },
        saved: () => (server.isSaved = true),
      });
      return () => h('div');
    }),
    { global: { plugins: [[VueQueryPlugin, { queryClient: new QueryClient() }]] } },
  );
  if (!form) throw new Error('the form was not made');
  const made = form;
  const type = (name: string, typed: unknown) => made.fields[name]?.['onUpdate:modelValue'](typed);
  return { form: made, type, server, close: () => part.unmount() };
}

function refusal(code: ApiError['code'], fields: ApiError['fields'] = []): ApiError {
  return Object.assign(new Error(code), { code, status: 400, detail: `${code} in words`, fields });
}
