import { z } from 'zod'

/** A place in a text that looks like data of a patient, as it stands there. */
export const PatientDataHint = z.object({
  kind: z.enum(['name-with-birth-date', 'insurance-number']),
  found: z.string(),
})
export type PatientDataHint = z.output<typeof PatientDataHint>

const name = String.raw`\p{Lu}[\p{L}'’-]+(?:\s+(?:(?:von|van|de|zu|el|al)\s+)?\p{Lu}[\p{L}'’-]+|,\s*\p{Lu}[\p{L}'’-]+)`
const day = String.raw`(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.\s?(?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}`
const between = String.raw`[\s,;(]{1,4}(?:\(?\s*(?:geb(?:oren)?\.?(?:\s+am)?|\*|Geb\.?-?Dat(?:um|\.)?:?|Geburtsdatum:?)\s*)?`
// Begins where a word begins: a run of letters is looked at once.
const named = new RegExp(`(?<![\\p{L}'’-])${name}${between}(?:${day})(?!\\d)`, 'gu')
const insured = /(?<![\p{L}\d])[A-Z]\d{9}(?![\p{L}\d])/gu

/**
 * Names with a date of birth, and health insurance numbers (the ten places of § 290 SGB V whose check digit is right).
 * It warns and proves nothing: a text may hold others, and what it finds may be none.
 */
export function findPatientData(text: string): PatientDataHint[] {
  const names = [...text.matchAll(named)].map(([found]) => ({
    kind: 'name-with-birth-date' as const,
    found,
  }))
  const numbers = [...text.matchAll(insured)]
    .filter(([found]) => isInsuranceNumber(found))
    .map(([found]) => ({ kind: 'insurance-number' as const, found }))
  return [...names, ...numbers].slice(0, 20)
}

/** The letter counts as two digits, weights alternate 1 and 2, cross sums are added; the last place is the rest by ten. */
function isInsuranceNumber(text: string): boolean {
  const letter = String(text.charCodeAt(0) - 64).padStart(2, '0')
  const digits = [...letter, ...text.slice(1, 9)].map(Number)
  const sum = digits.reduce((total, digit, place) => {
    const weighed = digit * (place % 2 === 0 ? 1 : 2)
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return sum % 10 === Number(text[9])
}
