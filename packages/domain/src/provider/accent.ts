import { z } from 'zod'
import { accentContrast, leastContrast, nearestAccent } from './colours.ts'

const lowContrast = 'low-contrast'

/** A colour that text can be written in, and white text on it, so that everybody can read it (WCAG 2.2, 1.4.3). */
export const Accent = z
  .string()
  .trim()
  .max(7)
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/u, { error: 'is no colour like #0e4a5a' })
  .superRefine((hex, context) => {
    if (!/^#[0-9a-f]{6}$/u.test(hex)) return
    const measured = accentContrast(hex)
    if (measured >= leastContrast) return
    context.addIssue({
      code: 'custom',
      message: `has a contrast of ${measured.toFixed(1)} : 1, where ${leastContrast} : 1 is the least; ${nearestAccent(hex)} is the nearest that has it`,
      params: { rule: lowContrast },
    })
  })
