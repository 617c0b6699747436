import { z } from 'zod'

/** A version's number as it stands in an address: plain digits, from 1 on. */
export const VersionNumber = z
  .string()
  .max(6)
  .regex(/^[1-9]\d{0,5}$/u)
  .transform(Number)
