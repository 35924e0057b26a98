import { z } from 'zod';

/** The maximum amount of a request, £100,000.00 in pence. */
export const MAX_AMOUNT = 10_000_000;

/** Whole pence with a sign. Minus zero becomes zero. */
export const pence = z
  .int('must be a whole number of pence')
  .transform((amount) => amount + 0)
  .meta({ description: 'Whole pence: 500 is £5.00', example: 500, override: { type: 'integer' } });

/** A cost or fee in whole pence, from 0 to £100,000.00. */
export const price = z
  .int('must be a whole number of pence')
  .min(0, 'must not be negative')
  .max(MAX_AMOUNT, 'must not be above £100,000.00')
  .transform((amount) => amount + 0)
  .meta({ description: 'Whole pence, not negative: 4500 is £45.00', example: 4500 });

/** A part of a payment in whole pence, other than 0. It may be as large as any payment. */
export const allocatedAmount = z
  .int('must be a whole number of pence')
  .refine((amount) => amount !== 0, 'must not be 0')
  .meta({ description: 'Whole pence, not 0, with the sign of the payment', example: 500 });

/** The amount of a cash payment in whole pence, other than 0, up to £100,000.00 in or out. */
export const movedAmount = z
  .int('must be a whole number of pence')
  .min(-MAX_AMOUNT, 'must not be below −£100,000.00')
  .max(MAX_AMOUNT, 'must not be above £100,000.00')
  .refine((amount) => amount !== 0, 'must not be 0')
  .meta({ description: 'Whole pence, not 0; negative is money that goes back', example: 500 });
