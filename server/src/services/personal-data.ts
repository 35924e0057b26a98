import type { PersonalData } from '@paidup/shared/personal-data';
import { statusOf } from '../domain/attendance.ts';
import { erasedFixture, erasedPayment, erasedPlayer, type Person, personOf } from '../domain/erasure.ts';
import type { FixtureRecord, PlayerRecord } from '../domain/records.ts';
import { found, stale } from '../errors.ts';
import type { ServiceDependencies } from './dependencies.ts';
import type { PaymentsService } from './payments.ts';
import type { PlayersService } from './players.ts';
import type { IfMatch } from './revise.ts';
import { createRevisePayment } from './revise-payment.ts';
import { createChangePlayer } from './change-player.ts';
import type { StatementService } from './statement.ts';

/** Gives away, and erases, what is kept about a person. */
export function createPersonalDataService(
  { store, clock, revise }: ServiceDependencies,
  services: { players: PlayersService; payments: PaymentsService; statement: StatementService },
) {
  const { players, fixtures, payments } = store;
  const revisePayment = createRevisePayment({ store, clock, revise });
  const changePlayer = createChangePlayer({ store, revise });

  return {
    /** Everything that is kept about a player, or 404. Of the others who shared a payment or a game it tells nothing. */
    async read(id: string): Promise<PersonalData> {
      const person = personOf(await find(id));
      const [player, { entries }, games, paid] = await Promise.all([
        services.players.get(id),
        services.statement.get(id),
        fixtures.about(id),
        payments.about(id, person.bankKeys).then(services.payments.view),
      ]);
      return {
        player,
        statement: entries,
        fixtures: games.flatMap((game) => attendanceIn(game, id, clock())),
        payments: paid.map((payment) => ({
          ...payment,
          allocations: payment.allocations.filter((part) => 'player_id' in part && part.player_id === id),
        })),
      };
    },

    /**
     * Erases what tells about a player, and keeps what the books need. It goes record by record. One that was cut short
     * is finished by another. What comes in meanwhile is erased too, since the player loses the names between two looks.
     * What can't be undone begins only on the revision that `If-Match` names, and is 409 `stale` otherwise.
     */
    async erase(id: string, ifMatch: IfMatch, by: string): Promise<void> {
      const source = () => ({ at: clock(), by });
      const record = await find(id);
      if (ifMatch !== null && !ifMatch.includes(record.rev)) throw stale('player');
      let person = personOf(record);
      await eraseRecords(person, source);
      await changePlayer(id, null, (player) => {
        const { names, bankKeys } = personOf(player);
        person = { id, names: [...person.names, ...names], bankKeys: [...person.bankKeys, ...bankKeys] };
        return erasedPlayer(player, source());
      });
      await eraseRecords(person, source);
      await store.purge();
    },
  };

  async function find(id: string): Promise<PlayerRecord> {
    return found(await players.get(id), 'player');
  }

  async function eraseRecords(person: Person, source: () => { at: string; by: string }): Promise<void> {
    for (const { id } of await payments.about(person.id, person.bankKeys))
      await revisePayment(id, null, (payment) => erasedPayment(payment, person, source()));
    for (const { id } of await fixtures.about(person.id))
      await revise<FixtureRecord>(id, {
        noun: 'fixture',
        ifMatch: null,
        read: async () => found(await fixtures.get(id), 'fixture'),
        change: (fixture) => erasedFixture(fixture, person, source()),
        replace: fixtures.replace,
      });
  }
}

export type PersonalDataService = ReturnType<typeof createPersonalDataService>;

/** The player's part in a fixture, or none. */
function attendanceIn(fixture: FixtureRecord, id: string, now: string): PersonalData['fixtures'] {
  const { id: fixture_id, date, time, location } = fixture;
  return fixture.players
    .filter(({ player_id }) => player_id === id)
    .map(({ state, guests, charge, joined_at }) => ({
      ...{ id: fixture_id, date, time, location, status: statusOf(fixture, now) },
      ...{ state, guests, fee: charge ?? 0, joined_at },
    }));
}
