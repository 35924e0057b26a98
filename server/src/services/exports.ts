import { Readable } from 'node:stream';
import { DEFAULT_LIMIT } from './pages.ts';
import { fixtureColumns, paymentColumns, playerColumns } from './export/columns.ts';
import { toCsv } from './export/csv.ts';
import type { FixturesService } from './fixtures.ts';
import type { IgnoredPayersService } from './ignored-payers.ts';
import type { PaymentsService } from './payments.ts';
import type { PlayersService } from './players.ts';
import type { SettingsService } from './settings.ts';

type Listed = {
  players: PlayersService;
  fixtures: FixturesService;
  payments: PaymentsService;
  ignoredPayers: IgnoredPayersService;
  settings: SettingsService;
};

/** Everything as the API has it, in other forms. It is read page by page, as fast as the reader takes it. */
export function createExportsService({ players, fixtures, payments, ignoredPayers, settings }: Listed) {
  const all = {
    players: () => pagesOf((page) => players.list({ ...page, archived: 'all' })),
    fixtures: () => pagesOf((page) => fixtures.list(page)),
    payments: () =>
      both(
        pagesOf((page) => payments.list(page)),
        pagesOf((page) => payments.list({ ...page, status: 'void' })),
      ),
  };

  return {
    players: () => toCsv(all.players(), playerColumns),
    fixtures: () => toCsv(all.fixtures(), fixtureColumns),
    payments: () => toCsv(all.payments(), paymentColumns),
    /** One JSON object with a list of each noun. */
    json: () => Readable.from(json()),
  };

  async function* json(): AsyncGenerator<string> {
    yield `{"settings":${JSON.stringify(await settings.get())}`;
    for (const [noun, items] of Object.entries(all)) {
      yield `,\n"${noun}":[`;
      let before = '\n';
      for await (const item of items()) {
        yield `${before}${JSON.stringify(item)}`;
        before = ',\n';
      }
      yield ']';
    }
    yield `,\n"ignored_payers":${JSON.stringify((await ignoredPayers.list()).items)}}\n`;
  }
}

export type ExportsService = ReturnType<typeof createExportsService>;

/** No other list has what was taken back. */
async function* both<Item>(one: AsyncIterable<Item>, other: AsyncIterable<Item>): AsyncGenerator<Item> {
  yield* one;
  yield* other;
}

async function* pagesOf<Item>(
  list: (page: { cursor: string | undefined; limit: number }) => Promise<{
    items: Item[];
    next_cursor: string | null;
  }>,
): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const page = await list({ cursor, limit: DEFAULT_LIMIT });
    yield* page.items;
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
}
