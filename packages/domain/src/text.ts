import { z } from 'zod'

// NUL cannot be stored; bidirectional overrides make a text read as something it is not.
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u

const clean = (text: string) => !unprintable.test(text)
const control = { error: 'contains control characters', params: { rule: 'control-characters' } }

/** One line a person typed: trimmed, at least one visible character, no control characters or direction overrides. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => clean(text) && !/[\n\r\t]/u.test(text), control)

/** Running text a person typed: kept to the letter (line breaks included), never blank. */
export const prose = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => text.trim().length > 0, { error: 'is empty', params: { rule: 'blank' } })
    .refine(clean, control)
