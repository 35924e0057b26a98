import type { Chance } from '../chance.ts';
import type { NewId } from '../ids.ts';
import { bankTime } from '../wire/bank-time.ts';
import { BankError, notFound } from '../wire/bank-error.ts';

export type User = { id: string; name: string };
export type Account = ReturnType<typeof describeAccount> & { opening: number };

/** The kinds of accounts, in the order in which the bank lists them. */
export const ACCOUNT_TYPES = [
  'uk_prepaid',
  'uk_retail',
  'uk_retail_joint',
  'uk_business',
  'uk_loan',
  'uk_monzo_flex',
  'uk_monzo_flex_backing_loan',
] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

const OPENED = Date.UTC(2019, 4, 14, 9, 30, 12, 340);
const YEAR = 365 * 24 * 3_600_000;
const PREPAID_CLOSED: AccountType = 'uk_prepaid';
const WITHOUT_NUMBER: AccountType[] = ['uk_loan', 'uk_monzo_flex', 'uk_monzo_flex_backing_loan'];
const HANDLES: Partial<Record<AccountType, string>> = {
  uk_loan: 'loan',
  uk_monzo_flex: 'monzoflex',
  uk_monzo_flex_backing_loan: 'monzoflexbackingloan',
};

export type Accounts = ReturnType<typeof createAccounts>;

/** Two people and their accounts. The joint account belongs to both, the others to the first. */
export function createAccounts(newId: NewId, chance: Chance, types: readonly AccountType[]) {
  const users: [User, User] = [
    { id: newId('user', OPENED), name: 'Ashley Kingscote' },
    { id: newId('user', OPENED + YEAR), name: 'Robin Kingscote' },
  ];
  const accounts: Account[] = types.map((type, index) => {
    const owners = type === 'uk_retail_joint' ? users : [users[0]];
    const opened = OPENED + index * YEAR;
    return { ...describeAccount(type, owners, opened, newId, chance), opening: 125_000 };
  });

  return {
    users,
    list: (): readonly Account[] => accounts,
    ownedBy: (userId: string): Account[] =>
      accounts.filter(({ owners }) => owners.some((owner) => owner.user_id === userId)),

    find,

    /** The user's account of this id, unless it is of the type that is closed to the API. */
    findOpenToApi(id: string, userId: string): Account {
      const account = find(id, userId);
      if (account.type === 'uk_monzo_flex_backing_loan')
        throw new BankError('forbidden.insufficient_permissions', 'This account is not open to the API');
      return account;
    },

    /** The account of this id whoever owns it, or the first current account. */
    get(id?: string): Account {
      const account =
        id === undefined
          ? accounts.find(({ closed, account_number }) => !closed && account_number !== undefined)
          : accounts.find((one) => one.id === id);
      if (!account) throw notFound('account');
      return account;
    },
  };

  /** The user's account of this id. */
  function find(id: string, userId: string): Account {
    const account = accounts.find((one) => one.id === id);
    if (!account?.owners.some((owner) => owner.user_id === userId)) throw notFound('account');
    return account;
  }
}

function describeAccount(type: AccountType, owners: User[], opened: number, newId: NewId, chance: Chance) {
  const id = newId('acc', opened);
  const handle = HANDLES[type];
  const account_number = chance.digitsOf(`account ${type}`, 8);
  const sort_code = '040004';
  const isNumbered = !WITHOUT_NUMBER.includes(type);
  return {
    id,
    closed: type === PREPAID_CLOSED,
    created: bankTime(opened),
    description: handle ? newId(handle, opened) : (owners[0]?.id ?? ''),
    type,
    owner_type: type === 'uk_business' ? 'business' : 'personal',
    is_flex: type === 'uk_monzo_flex',
    product_type: 'standard',
    closed_account_app_access: false,
    currency: 'GBP',
    legal_entity: 'monzo_bank',
    country_code: 'GB',
    country_code_alpha3: 'GBR',
    ...(type === 'uk_business' && { business_id: newId('business', opened) }),
    owners: owners.map(({ id: user_id, name }) => ({
      user_id,
      preferred_name: name,
      preferred_first_name: name.split(' ')[0],
    })),
    ...(isNumbered && {
      account_number,
      sort_code,
      payment_details: { locale_uk: { account_number, sort_code } },
    }),
  };
}
