import type {
  Bank,
  BankAccountList,
  BankConnecting,
  BankPotList,
  CatchUpRequest,
  CatchUpResult,
  UpdateBank,
} from '@paidup/shared/bank';
import { request } from '../app/api/client.ts';

/** Gets the connection to the bank and how it fares. */
export const getBank = () => request<Bank>({ url: '/bank' });

/** Begins a login at the bank. The answer has the address of the bank's own page. */
export const connectBank = () =>
  request<BankConnecting>({ method: 'post', url: '/bank/connection', data: {} });

/** Ends the connection. */
export const disconnectBank = () => request<unknown>({ method: 'delete', url: '/bank/connection' });

/** Changes what is given of the connection. */
export const updateBank = (changes: UpdateBank) =>
  request<Bank>({ method: 'patch', url: '/bank', data: changes });

/** Lists the open accounts that players can pay into. */
export const listBankAccounts = () => request<BankAccountList>({ url: '/bank/accounts' });

/** Lists the pots that can be paid into. */
export const listBankPots = () => request<BankPotList>({ url: '/bank/pots' });

/** Looks for payments that were missed. The answer comes when all are found, which may take minutes. */
export const catchUp = (given: Partial<CatchUpRequest>) =>
  request<CatchUpResult>({ method: 'post', url: '/bank/catch_up', data: given, timeout: 0 });
