import { countryCode } from '@portal/domain/country'
import { line } from '@portal/domain/text'
import { z } from 'zod'

/** What may stay empty is null then, and not a blank text. */
export const optional = <T extends z.ZodType<string, string>>(text: T) =>
  z
    .string()
    .nullable()
    .transform((typed) => typed?.trim() || null)
    .pipe(z.union([z.null(), text]))

const unknown = { error: 'is no country', params: { rule: 'no-such-country' } }
/** A country by its name or its code, in German or English. */
export const CountryNamed = line(100)
  .refine((named) => countryCode(named) !== null, unknown)
  .transform((named) => countryCode(named) ?? named)
