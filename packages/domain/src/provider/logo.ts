import { z } from 'zod'

/** The SHA-256 of the picture that was made of what was sent, which is its address too. */
export const LogoId = z
  .string()
  .max(64)
  .regex(/^[0-9a-f]{64}$/u)

/** A logo that was taken; settings may name it from then on. */
export const Logo = z.object({ id: LogoId, width: z.int(), height: z.int() })
export type Logo = z.output<typeof Logo>
