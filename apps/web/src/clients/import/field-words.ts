import { msg } from '@lingui/core/macro'
import { say } from '../../platform/language/i18n.ts'
import { fieldWords } from '../words.ts'

const words = new Map(Object.entries({ ...fieldWords, note: msg`Eigene Notiz` }))

/** Fields by their names, as the server names them, in words. */
export const fieldWordsOf = (fields: readonly string[]): string =>
  fields
    .map((field) => {
      const word = words.get(field)
      return word ? say(word) : field
    })
    .join(', ')
