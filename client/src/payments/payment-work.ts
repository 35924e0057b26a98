import type { PaymentDetail } from '@paidup/shared/payment';

/** What an organiser begins with a payment: each has a sheet of its own. */
export type WorkKind = 'more' | 'pick' | 'remember' | 'split' | 'ignore';

/** It is begun with the payment as it was, whatever comes in meanwhile. */
export type Work = { kind: WorkKind; payment: PaymentDetail };
