/**
 * Returns a sentence about why a bank name with this key may credit the wrong person, or `null`. `isShared` says that
 * payments from several payers carry it already.
 */
export function nameDanger(key: string, isShared: boolean): string | null {
  if (!/\p{L}/u.test(key) || /^[A-Z]$/.test(key)) return BARE;
  const readings = [key, unmasked(key)];
  if (readings.some((reading) => THROUGH_A_SERVICE.test(reading))) return SERVICE;
  if (readings.some((reading) => ONLY_COMMON_WORDS.test(reading))) return COMMON;
  return isShared ? SHARED : null;
}

const BARE = 'A single letter or a number alone does not tell one person from another.';
const SERVICE = 'Many people pay through this, so it could credit the wrong person.';
const COMMON = 'Anybody may write this as a reference, so it could credit the wrong person.';
const SHARED = 'Several payers have already sent this, so it could credit the wrong person.';

/** Reads digits and foreign letters as the plain letters that they look like. PAYPA1 becomes PAYPAL. */
const unmasked = (key: string) => key.replace(/[01АВЕКМНОРСТУХ]/g, (sign) => LOOKS_LIKE[sign] ?? sign);

const LOOKS_LIKE: Record<string, string> = {
  ...{ 0: 'O', 1: 'L', А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M' },
  ...{ Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X' },
};

/** Payment services and banks that show their own name instead of the payer's. */
const SERVICES = `
  PAYPAL REVOLUT WISE TRANSFERWISE MONZO MONZOME STARLING KLARNA CLEARPAY SUMUP ZETTLE IZETTLE STRIPE GOCARDLESS
  CURVE SQUARE SQUAREUP APPLEPAY APPLECASH GOOGLEPAY GPAY SAMSUNGPAY AMAZONPAY CASHAPP VENMO ZELLE PAYM PINGIT
  WESTERNUNION MONEYGRAM WORLDREMIT WORLDPAY REMITLY AZIMO XOOM SKRILL NETELLER PAYSAFE PAYONEER ADYEN MONESE N26
  MODULR TRUELAYER YAPILY PLAID SPLITWISE SPOND PITCHERO COLLCTIV`;

/** Words about days, the game and paying that people write when they pay for a game. */
const COMMON_WORDS = `
  MONDAYS? TUESDAYS? WEDNESDAYS? THURSDAYS? FRIDAYS? SATURDAYS? SUNDAYS? MON TUES? WEDS? THU THURS? THUR FRI SAT SUN
  TODAY TONIGHT TOMORROW YESTERDAY WEEKS? WEEKLY MONTHLY
  ASIDE FIVES SIXES SEVENS FOOTY FOOTIE FOOTBALL SOCCER FUTSAL KICKABOUT KICKOFF GAMES? MATCH MATCHES MATCHDAY
  FEES? SUBS? PITCH PITCHES HIRE ASTRO ASTROTURF PLAYERS? TEAM SQUAD LEAGUE CLUB TRAINING GOALS? POWERLEAGUE BIBS KIT
  CASH MONEY PAYMENTS? PAY PAID TRANSFER BANK FPS DEBT OWED REF REFERENCE SENT RECEIVED SWEEP KITTY DUES MEMBERSHIP
  REFUND DEPOSIT INVOICE THANKS THANKYOU THX CHEERS MUM DAD TEST`;

/** Words that stand between the common ones and say nothing alone. */
const JOINING_WORDS = `
  FROM VIA FOR THE AND WITH THIS LAST NEXT NIGHTS? EVENING MORNING UK LTD LIMITED EUROPE INST XFER NUMBER
  FIVE SIX SEVEN EIGHT ELEVEN`;

const MONTHS = `
  JAN FEB MAR APR MAY JUN JUL AUG SEPT? OCT NOV DEC JANUARY FEBRUARY MARCH APRIL JUNE JULY AUGUST SEPTEMBER OCTOBER
  NOVEMBER DECEMBER`;

const either = (...lists: string[]) => lists.join(' ').trim().split(/\s+/).join('|');
const DAY_OF_MONTH = `\\d+(?!\\d)(?:ST|ND|RD|TH)?(?:${either(MONTHS)})?`;
const JOINING = `(?:${DAY_OF_MONTH}|${either(JOINING_WORDS)})`;
const ANY_COMMON = `(?:${JOINING}|${either(COMMON_WORDS)})`;
const THROUGH_A_SERVICE = new RegExp(
  `^${ANY_COMMON}*(?:${either(SERVICES)})(?:${ANY_COMMON}|${either(SERVICES)})*$`,
);
const ONLY_COMMON_WORDS = new RegExp(`^${JOINING}*(?:${either(COMMON_WORDS)})${ANY_COMMON}*$`);
