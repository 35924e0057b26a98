import type { KindName } from '../../../scripts/fake-monzo/transactions/kinds/kinds.ts';

/** The bank names of the players, and the names of others. */
export const PLAYERS = ['KINGSCOTE AM', 'OKAFOR T', 'SINGH R'];
export const STRANGERS = ['NOBODY KNOWN', 'RIVERSIDE LEISURE'];

/** Money from people, money from elsewhere that the organiser must look at, and money to people. */
export const INCOMING: readonly KindName[] = ['fps_in', 'p2p_in', 'm2m_in', 'bacs_in', 'chaps_in'];
export const HELD: readonly KindName[] = ['cheque_in', 'unknown_scheme'];
export const OUTGOING: readonly KindName[] = ['fps_out', 'p2p_out', 'm2m_out'];

/** What is the organiser's private business, whoever is named in it. */
export const PRIVATE: readonly KindName[] = [
  'card',
  'card_declined',
  'card_abroad',
  'refund',
  'preauth',
  'pot_deposit',
  'pot_withdraw',
  'top_up',
  'interest',
  'flex_borrow',
];
