import type { Settings } from '@paidup/shared/settings';
import { formatAgo } from '../app/time/format-time.ts';

export const settingsTexts = {
  title: 'Settings',
  cashOnly: 'We only take cash',
  cashOnlyHow: 'Home won’t ask you to connect Monzo.',
  fields: {
    club_name: 'Club name',
    default_cost: 'Pitch',
    default_fee: 'Fee per player',
    min_players: 'Minimum players',
    max_players: 'Maximum players',
    default_time: 'Kick-off',
    default_location: 'Place',
    monzo_me_username: 'Your name on monzo.me',
    pay_to: 'Account for bank transfers',
  },
  change: 'Change',
  add: 'Add',
  doTo: (change: string, what: string) => `${change} ${what}`,
  club: 'Your club',
  clubHow: 'the name at the top of Home',
  changeClub: 'the club name',
  howPaid: 'How players pay you',
  link: (name: string) => `monzo.me/${name}`,
  noLink: 'No monzo.me link',
  linkHow: 'for reminders and the payment QR code',
  changeLink: 'the monzo.me link',
  transfer: 'Bank transfer',
  noAccount: 'no account for reminders yet',
  changeAccount: 'the account for bank transfers',
  none: 'none',
  nameMissing: 'Please give the club a name.',
  defaults: 'Defaults for new games',
  terms: (cost: string, fee: string, min: number, max: number) =>
    `${cost} · ${fee} per player · ${min === max ? min : `${min} to ${max}`} players`,
  changeGames: 'the defaults',
  sheets: {
    club: 'Your club',
    link: 'Monzo.me link',
    account: 'Bank transfer',
    games: 'Defaults for new games',
  },
  timeMissing: 'Type the kick-off time, such as 18:30.',
  noPlace: 'no place',
  saved: 'Settings saved',
  look: 'Appearance',
  system: 'Same as this device',
  light: 'Light',
  dark: 'Dark',
  fixed: 'Set where Paid Up is started',
  zone: (zone: string) => `Times are in ${zone}`,
  zoneHow: 'Wherever you look from. Change TIME_ZONE in the file .env and start again.',
  more: 'More',
  help: 'Help',
  helpWhy: 'first steps, how payments find their player, connecting Monzo',
  api: 'For developers',
  apiWhy: 'every call, to read and to try',
};

/** `now` is renewed, so that the age stays right. */
export const safeTexts = {
  title: 'Keep it safe',
  backup: 'Backup',
  last: (backups: Settings['backups'], now: Date) => {
    if (backups === null)
      return 'No automatic backups. For one a day, set BACKUP_DIR to a folder in the file .env.';
    if (backups.last_at === null) return 'None yet';
    return `Last one ${formatAgo(backups.last_at, now)} · ${backups.kept} kept`;
  },
  download: 'Download',
  sheets: 'Spreadsheets',
  sheetsHow: 'Amounts are in pounds.',
  players: 'Players',
  fixtures: 'Fixtures',
  payments: 'Payments',
};

export const helpTexts = {
  title: 'Help',
  contents: 'On this page',
  start: 'The first steps',
  startSteps: [
    {
      title: 'Add your players',
      text: 'Each with the names their bank shows when they pay, like KINGSCOTE AM. Don’t know them yet? Add just the players: the first payment tells you.',
    },
    {
      title: 'Plan the next game',
      text: 'With its fee, its cost and how many it needs; every week automatically, if you like. Tick off who is in, at the pitch or before.',
    },
    {
      title: 'Let the money come',
      text: 'Once the game has kicked off, everybody who was in owes the fee. What they pay comes off it. Bank transfers are credited automatically, cash takes one tap.',
    },
  ],
  matching: 'How a payment finds its player',
  matchingRules: [
    'Paid Up compares the payer’s name, then the reference, with the bank names of your players. Capitals, accents and spaces don’t matter; every letter does.',
    'A name belongs to one player only. So a payment is credited to the right one, once, or to nobody.',
    'Whatever finds nobody waits under Money. The best guess is on a button, with its reason, but nothing is credited until you tap it.',
    'Give the name to a player while you are at it, and the next payment finds its own way.',
    'The oldest game is paid for first. Whoever pays more than they owe is ahead, and the next game takes it.',
  ],
  monzo: 'Connect Monzo',
  monzoWhy:
    'Monzo tells Paid Up of every payment as it arrives, and Paid Up checks each one with Monzo before it credits anybody. Whoever runs Paid Up makes the client once; you connect your account in two minutes.',
  monzoSteps: [
    {
      title: 'Make a client at Monzo',
      text: 'Log in to Monzo’s developer site with your e-mail, approve it in the Monzo app, and choose “Clients”, then “New OAuth client”. It has to be “Confidential”.',
    },
    {
      title: 'Give it the way back',
      text: 'This is its redirect URL, with the address of Paid Up in front, the same to the last letter:',
    },
    {
      title: 'Put it into the file .env',
      text: 'MONZO_CLIENT_ID and MONZO_CLIENT_SECRET are on the client’s page. PUBLIC_URL is the address of Paid Up, with https. Start Paid Up again.',
    },
    {
      title: 'Connect your account',
      text: 'In Settings, tap “Connect Monzo”, log in, and approve it in the Monzo app. You choose the day from which payments count, and see what would be credited before anything is stored.',
    },
  ],
  monzoMore:
    'docs/monzo.md in Paid Up’s folder has every step with what you see, and how to point Monzo at Paid Up by hand if you’d rather not log in.',
  portal: 'Monzo’s developer site',
  portalAddress: 'https://developers.monzo.com/',
  wrong: 'When something looks wrong',
  wrongCases: [
    {
      title: 'A payment went to the wrong player',
      text: 'Open it under Money and give it to the right one, or undo what was done last. Its history keeps every step, and nothing is ever deleted.',
    },
    {
      title: 'One transfer was for several people',
      text: 'Open it and split it. The parts always add up to what was paid.',
    },
    {
      title: 'Somebody paid, and I can’t see it',
      text: 'Look under Money, “Needs you”, then in all payments. If nothing has been heard from Monzo for days, open Monzo in Settings and tap “Look again”: what was missed is not lost, it is still in your account.',
    },
    {
      title: 'Somebody owes who was not there',
      text: 'Open the game and take them off. What they owe is worked out again straight away.',
    },
    {
      title: 'The game was called off',
      text: 'Cancel it with a reason. Nobody owes for a cancelled game, and you can put it back on.',
    },
    {
      title: 'It says “No signal” or “Not connected”',
      text: 'Your phone has no signal, or Paid Up isn’t running. You see today’s game and those to come as they were at the time it says. Ticks and cash wait on this phone and are sent automatically.',
    },
  ],
  season: 'Look around in a made-up season',
  seasonWhat:
    'Twenty players, thirty games and an inbox to clear. While your club is empty, Home offers it. It lies beside your own club and touches nothing in it, and “Clear it away” takes all of it away again.',
  seasonHow: 'Has your club begun already? Then start Paid Up with a file for the season, in its own folder:',
  seasonCommands: [
    'DATABASE_URL=sqlite:./data/demo.db npm run demo',
    'DATABASE_URL=sqlite:./data/demo.db npm start',
  ],
  seasonBack: 'Stop it with Ctrl-C, and npm start alone brings your own records back.',
};
