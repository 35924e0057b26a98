import { z } from 'zod';

/** The largest amount a request may name: £100,000.00, in pence. */
export const MAX_AMOUNT = 10_000_000;

/** Whole pence, signed, as stored and answered. Minus zero is zero. */
export const pence = z
  .int('must be a whole number of pence')
  .transform((amount) => amount + 0)
  .meta({ description: 'Whole pence: 500 is £5.00', example: 500, override: { type: 'integer' } });

/** Whole pence from 0 to £100,000.00: a cost or a fee. */
export const price = z
  .int('must be a whole number of pence')
  .min(0, 'must not be negative')
  .max(MAX_AMOUNT, 'must not be above £100,000.00')
  .transform((amount) => amount + 0)
  .meta({ description: 'Whole pence, not negative: 4500 is £45.00', example: 4500 });

/** Whole pence of a part of a payment, which may be as large as the payment; never nothing. */
export const allocatedAmount = z
  .int('must be a whole number of pence')
  .refine((amount) => amount !== 0, 'must not be 0')
  .meta({ description: 'Whole pence, not 0, with the sign of the payment', example: 500 });

/** Whole pence that a request may move, up to £100,000.00 either way; never nothing. */
export const movedAmount = z
  .int('must be a whole number of pence')
  .min(-MAX_AMOUNT, 'must not be below −£100,000.00')
  .max(MAX_AMOUNT, 'must not be above £100,000.00')
  .refine((amount) => amount !== 0, 'must not be 0')
  .meta({ description: 'Whole pence, not 0; negative is money that goes back', example: 500 });
