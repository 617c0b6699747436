import { z } from 'zod'

// Controls cannot be stored or shown; bidirectional overrides make a text read as something it is not.
const unprintable = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u
const breaks = /[\t\n\r\u2028\u2029]/u
const visible = /[^\s\p{Default_Ignorable_Code_Point}]/u

const isClean = (text: string) => text.isWellFormed() && !unprintable.test(text)
const control = { error: 'contains control characters', params: { rule: 'control-characters' } }
const blank = { error: 'is empty', params: { rule: 'blank' } }

/** One line a person typed: trimmed, with something to see, no control characters or direction overrides. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => text === '' || visible.test(text), blank)
    .refine((text) => isClean(text) && !breaks.test(text), control)

/** Running text a person typed: kept to the letter (line breaks included), never blank. */
export const prose = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => visible.test(text), blank)
    .refine(isClean, control)

/** A name as it is compared where spelling matters little: its German letters alone, all small. */
export const folded = (text: string): string => text.toLowerCase().replaceAll(/[^a-zäöüß]/gu, '')
