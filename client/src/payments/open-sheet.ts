import type { PaymentDetail } from '@paidup/shared/payment';

/** The sheets in which the organiser does something with a payment. */
export type SheetName = 'more' | 'pick' | 'remember' | 'split' | 'ignore';

/** The sheet on show. It keeps the payment as it was when the sheet was opened, whatever comes in meanwhile. */
export type OpenSheet = { name: SheetName; payment: PaymentDetail };
