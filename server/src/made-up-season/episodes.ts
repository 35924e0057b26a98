import type { MadeUpClub } from './club.ts';

type Episode = {
  week: number;
  happen(club: MadeUpClub, id: (name: string) => string, at: number): Promise<void>;
};

/**
 * The events of the season beside its weekly fees. Each `happen` gets the club, a function from a player's name to their
 * id, and the time. The organiser has settled the first ones; the last ones wait in the inbox.
 */
export const episodes: Episode[] = [
  {
    week: 17,
    async happen(club, id, at) {
      const aunt = await club.transfer('M SHAH', 1500, 'RAVI FOOTBALL', at);
      await club.assign(aunt, { [id('Ravi Shah')]: 1500 }, true);
    },
  },
  {
    week: 19,
    async happen(club, id, at) {
      await club.transfer('M SHAH', 500, 'RAVI', at);
      const couple = await club.transfer('PATEL D & RAMAN P', 1001, 'BOTH OF US', at);
      await club.assign(couple, { [id('Dev Patel')]: 501, [id('Priya Raman')]: 500 });
    },
  },
  {
    week: 21,
    async happen(club, id, at) {
      const gift = await club.transfer('AUNTIE JOAN', 2500, 'HAPPY BIRTHDAY', at);
      await club.ignore(gift, 'A birthday present', true);
      await club.cash(id('Nia Williams'), 1000, 'a tenner at the bar');
      await club.cash(id('Nia Williams'), -500, 'change');
    },
  },
  {
    week: 22,
    async happen(club, id, at) {
      const mistaken = await club.transfer('BELL M', 500, 'FOOTBALL', at);
      await club.assign(mistaken, { [id('Marcus Bell')]: 250, [id('Wei Chen')]: 250 });
      await club.undo(mistaken);
      await club.archive(id('Old Pete Dawson'));
    },
  },
  {
    week: 23,
    async happen(club, _id, at) {
      const doubtful = await club.transfer('NOWAK BEATA', 500, 'subs', at);
      await club.transfer('NOWAK BEATA', 600, 'subs', at, { id: doubtful });
      await club.transfer('KINGSCOT AM', 500, 'FOOTBALL', at);
      await club.transfer('OKAFOR S & WILLIAMS N', 1000, 'football x2', at);
      await club.transfer('ROSSI G', 1000, 'subs', at);
    },
  },
  {
    week: 24,
    async happen(club, _id, at) {
      await club.transfer('ROSSI G', -1000, 'paid twice, sorry', at);
      await club.transfer('HADDAD FAMILY ACC', 2000, 'OMAR SUBS', at);
      await club.transfer('C SMITH', 500, 'DANNY', at);
      await club.transfer('', 500, 'QUICK CASH PAYIN', at);
      await club.transfer('FRASER C', 700, '😀👍', at);
    },
  },
  {
    week: 25,
    async happen(club, _id, at) {
      await club.transfer('SHAH R', 900, 'two games', at);
      await club.transfer('THE LADS CAR POOL', 3333, 'petrol', at);
      await club.transfer('RIVERSIDE LEISURE', 450, 'REFUND PITCH', at, { scheme: 'a_new_scheme' });
      await club.transfer('D. Patel-Jones', 500, 'Wednesday', at);
    },
  },
];

/** The number of payments that these events make. */
export const PAYMENTS_OF_THE_EPISODES = 20;
