const day = (daysAgo) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
const days = `from=${day(300)}&to=${day(200)}`;

/** The first page of every list, with each of its filters. */
export const LISTS = {
  players: '/players',
  'players, searched': '/players?q=9',
  'all players': '/players?archived=all',
  fixtures: '/fixtures',
  'scheduled fixtures': '/fixtures?status=scheduled',
  'played fixtures': '/fixtures?status=played',
  'cancelled fixtures': '/fixtures?status=cancelled',
  'fixtures of some days': `/fixtures?${days}`,
  'sums of fixtures': '/summary/fixtures',
  'sums of played fixtures': '/summary/fixtures?status=played',
  payments: '/payments',
  'matched payments': '/payments?status=matched',
  'unmatched payments': '/payments?status=unmatched',
  'ignored payments': '/payments?status=ignored',
  'payments of some days': `/payments?${days}`,
  'unmatched payments of some days': `/payments?status=unmatched&${days}`,
  'a player’s payments': '/payments?player_id=player_7',
  'a player’s payments of some days': `/payments?player_id=player_7&${days}`,
  'a player’s unmatched payments': '/payments?player_id=player_7&status=unmatched',
  'ignored payers': '/ignored_payers',
};

/** The other paths that are measured, each with a figure of its own. */
export const PATHS = { summary: '/summary', statement: '/players/player_7/statement' };

/** The sums for charts, over all payments. */
export const SUMS = { season: '/summary/season', 'last came and paid': '/summary/players' };
