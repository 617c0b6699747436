import { contractText } from '../agreements/contract-text.ts'
import { linesOf } from '../agreements/text-changes.ts'
import type { Issue } from '../fault.ts'

const shipped = linesOf(contractText)
const fieldsIn = (line: string) => [...line.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name!)
const boxOf = (line: string) => /^\[([\w-]+)\]/u.exec(line)?.[1] ?? null

/** The fields of the contract, in its order. */
export const contractFields: readonly string[] = [...new Set(shipped.flatMap(fieldsIn))]
/** Its boxes to tick; `categories` stands for those of the kinds of data. */
const contractBoxes: readonly string[] = shipped.map(boxOf).filter((box) => box !== null)
const alone = shipped.filter((line) => /^(?:\{\w+\}|\[\w+\])$/u.test(line))

export type MistakeCode =
  | 'no-such-field'
  | 'no-such-option'
  | 'field-in-heading'
  | 'not-alone'
  | 'duplicate'
  | 'missing-field'
  | 'missing-option'
/** `line`: which one, from 0; null: it is missing in the whole. `name`: of what. */
export type Mistake = { line: number | null; code: MistakeCode; name: string; message: string }

/** What keeps lines from being a contract's text, all of it. */
export function mistakesIn(lines: readonly string[]): Mistake[] {
  const [fields, boxes] = [new Set(lines.flatMap(fieldsIn)), new Set(lines.map(boxOf))]
  return [
    ...lines.flatMap(mistakesOfLine),
    ...lines.flatMap(boxesTwice),
    ...contractFields
      .filter((name) => !fields.has(name))
      .map((name) => missing('missing-field', name, `{${name}}`)),
    ...contractBoxes
      .filter((name) => !boxes.has(name))
      .map((name) => missing('missing-option', name, `[${name}]`)),
  ]
}

/** As the API says it: the path names the line. */
export const issueOf = ({ line, code, message }: Mistake): Issue => ({
  path: line === null ? '/lines' : `/lines/${line}`,
  code,
  message: line === null ? message : `line ${line + 1}: ${message}`,
})

const knownFields = contractFields.map((name) => `{${name}}`).join(', ')
const knownBoxes = contractBoxes.map((name) => `[${name}]`).join(', ')

function mistakesOfLine(text: string, line: number): Mistake[] {
  const found: Mistake[] = []
  const say = (code: MistakeCode, name: string, message: string) =>
    found.push({ line, code, name, message })
  for (const name of fieldsIn(text))
    if (!contractFields.includes(name))
      say('no-such-field', `{${name}}`, `there is no field {${name}}, only ${knownFields}`)
  const stray = /[{}]/u.exec(text.replaceAll(/\{\w+\}/gu, ''))?.[0]
  if (stray !== undefined)
    say('no-such-field', stray, `a brace belongs to the name of a field, one of ${knownFields}`)
  const box = boxOf(text)
  if (text.startsWith('[') && (box === null || !contractBoxes.includes(box)))
    say('no-such-option', `[${box ?? ''}]`, `a bracket at the beginning is one of ${knownBoxes}`)
  if ((line === 0 || text.startsWith('§')) && fieldsIn(text).length > 0)
    say('field-in-heading', fieldsIn(text)[0]!, 'a heading has no fields')
  for (const only of alone)
    if (text.includes(only) && text !== only)
      say('not-alone', only.slice(1, -1), `${only} is a paragraph of its own`)
  return found
}

function boxesTwice(text: string, line: number, lines: readonly string[]): Mistake[] {
  const box = boxOf(text)
  if (box === null || !contractBoxes.includes(box)) return []
  const isThere = lines.findIndex((each) => boxOf(each) === box) < line
  return isThere
    ? [{ line, code: 'duplicate', name: box, message: `[${box}] is there already` }]
    : []
}

function missing(code: MistakeCode, name: string, spelled: string): Mistake {
  const at = shipped.findIndex((line) => line.includes(spelled)) + 1
  return {
    line: null,
    code,
    name,
    message: `${spelled} is missing; in the shipped text it is in line ${at}`,
  }
}
