import type { PaymentDetail } from '@paidup/shared/payment';

/** The sheets that change a payment. */
export type SheetName = 'more' | 'pick' | 'remember' | 'split' | 'ignore';

/** The sheet that is open, with the payment as it was when it was opened, whatever comes in meanwhile. */
export type OpenSheet = { name: SheetName; payment: PaymentDetail };
